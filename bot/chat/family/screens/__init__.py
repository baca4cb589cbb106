"""What a family sees: values turned into text and buttons, a file per part of the road."""
