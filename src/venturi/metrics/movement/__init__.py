"""Movement: how did the pipeline of then become the pipeline of now?"""
