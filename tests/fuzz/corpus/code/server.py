import os
from flask import Flask
app = Flask(__name__)
ADDR = os.environ.get("ADDR", "b:80")

@app.route("/x/<int:id>")
def f(id):
    return requests.get(f"http://{ADDR}/y/{id}", timeout=3).json()
