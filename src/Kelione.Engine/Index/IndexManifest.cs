using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace Kelione.Engine.Index;

/// <summary>
/// What an index folder must hold to be believed; written last. The file is one line with the XxHash3 of the rest, then JSON.
/// </summary>
/// <param name="Format">The version of the layout.</param>
/// <param name="LastSequence">The import order of the last event in it.</param>
/// <param name="Shape">The segment.</param>
/// <param name="TextFields">The fields whose texts are in it: number in the truth and name.</param>
/// <param name="Columns">The files.</param>
internal sealed record IndexManifest(int Format, long LastSequence, SegmentShape Shape, IReadOnlyList<TextField> TextFields, IReadOnlyList<ColumnFile> Columns)
{
    public const int CurrentFormat = 1;
    public const string FileName = "manifest";

    /// <summary>Writes it durably.</summary>
    public void Write(string folder)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this);
        var line = Encoding.ASCII.GetBytes(XxHash3.HashToUInt64(json).ToString("x16", CultureInfo.InvariantCulture) + "\n");
        using var handle = File.OpenHandle(Path.Combine(folder, FileName), FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(handle, line, 0);
        RandomAccess.Write(handle, json, line.Length);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">It is missing, damaged, or of another format.</exception>
    public static IndexManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        var json = bytes.AsSpan(Math.Min(17, bytes.Length));
        if (json.IsEmpty || !ulong.TryParse(bytes.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hash) || hash != XxHash3.HashToUInt64(json))
        {
            throw new InvalidDataException($"{path} is missing or damaged.");
        }

        var manifest = JsonSerializer.Deserialize<IndexManifest>(json)!;
        return manifest.Format == CurrentFormat ? manifest : throw new InvalidDataException($"{path} has another format.");
    }
}

/// <summary>A text field: its number in the truth and its name.</summary>
internal sealed record TextField(int Number, string Name);
