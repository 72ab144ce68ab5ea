"""What the app is about: values and rules, without storage, files or windows."""
