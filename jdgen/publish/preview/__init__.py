"""The site and every document, live on this machine: made when they are asked for, anew when a file changes."""
