"""The catalogues read as an editor reads them."""
