"""Makes a .tpkx of several gigabytes that needs hardly any space on the disk: the documents of another package, and bundles
of zeros that are never written.

    sparse_package.py SOURCE RESULT COUNT SIZE

COUNT bundles of SIZE bytes. It prints the size of the file and of its central directory. The records are those of
APPNOTE.TXT 4.3.7, 4.3.12, 4.3.14 and 4.3.16.
"""
import struct, sys, zipfile, zlib

source, result, count, size = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
directory = []
with zipfile.ZipFile(source) as package, open(result, "wb") as file:

    def add(name, length, crc, body=None):
        name = name.encode()
        offset = file.tell()
        common = struct.pack("<HHHHHIII", 20, 0, 0, 0, 0x21, crc, length, length)
        file.write(b"PK\3\4" + common + struct.pack("<HH", len(name), 0) + name)
        if body is None:
            file.seek(length, 1)
        else:
            file.write(body)
        extra = struct.pack("<HHQ", 1, 8, offset) if offset >= 0xFFFFFFFF else b""
        directory.append(
            b"PK\1\2" + struct.pack("<H", 45) + common
            + struct.pack("<HHHHHII", len(name), len(extra), 0, 0, 0, 0, min(offset, 0xFFFFFFFF)) + name + extra)

    # The documents of ArcGIS's packages are at the end, and those of other writers at the beginning.
    names = [entry for entry in package.infolist() if not entry.filename.endswith(".bundle")]
    for entry in names[:1]:
        add(entry.filename, entry.file_size, entry.CRC, package.read(entry))
    for number in range(count):
        row, column = divmod(number, 64)
        add(f"tile/L17/R{row * 128:04x}C{column * 128:04x}.bundle", size, 0)
    for entry in names[1:]:
        add(entry.filename, entry.file_size, entry.CRC, package.read(entry))
    start = file.tell()
    records = b"".join(directory)
    file.write(records)
    end = file.tell()
    total = len(directory)
    file.write(b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, total, total, len(records), start))
    file.write(b"PK\6\7" + struct.pack("<IQI", 0, end, 1))
    file.write(b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, min(total, 0xFFFF), min(total, 0xFFFF), len(records), 0xFFFFFFFF, 0))
    print(file.tell(), len(records))
