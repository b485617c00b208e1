"""Renders layers with QGIS, without a screen. Runs with the Python for which Debian's python3-qgis is made.

    qgis_render.py < JOBS

JOBS is a JSON list with `uri`, `provider`, `system`, `extent` and `file` of each picture. The answer is a list of errors.
"""
import json
import os
import sys
import tempfile

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# QGIS writes its settings and its cache into the home folder.
os.environ["HOME"] = os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp()
from qgis.core import (
    QgsApplication, QgsCoordinateReferenceSystem, QgsMapRendererParallelJob, QgsMapSettings, QgsRasterLayer, QgsRectangle)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

application = QgsApplication([], False)
application.initQgis()
errors = []
for job in json.load(sys.stdin):
    layer = QgsRasterLayer(job["uri"], "layer", job["provider"])
    if not layer.isValid():
        errors.append(f"{job['uri']}: {layer.error().message()}")
        continue
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(job["system"]))
    settings.setExtent(QgsRectangle(*job["extent"]))
    settings.setOutputSize(QSize(700, 700))
    settings.setBackgroundColor(QColor(255, 255, 255))
    rendering = QgsMapRendererParallelJob(settings)
    rendering.start()
    rendering.waitForFinished()
    rendering.renderedImage().save(job["file"], "PNG")
    errors += [f"{job['uri']}: {error.message}" for error in rendering.errors()]
print(json.dumps(errors))
# Without a screen, the end of QGIS can crash, after all pictures are written.
sys.stdout.flush()
os._exit(0)
