"""What runs while the visitor watches: both models write, both programs are judged. Knows nothing of Gradio."""
