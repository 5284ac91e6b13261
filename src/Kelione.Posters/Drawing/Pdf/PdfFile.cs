using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Kelione.Posters.Drawing.Pdf;

/// <summary>The objects of a PDF and their table (ISO 32000-1, 7.3 and 7.5). Numbers are given out first, so that objects may point at one another.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]?> _objects = [];

    /// <summary>Gives out the number of an object that is written later.</summary>
    public int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    /// <summary>Writes an object that is not a stream.</summary>
    public int Add(string body) => Set(Reserve(), body);

    /// <summary>Writes a reserved object that is not a stream.</summary>
    public int Set(int number, string body)
    {
        _objects[number - 1] = Encoding.Latin1.GetBytes(body);
        return number;
    }

    /// <summary>Writes a compressed stream.</summary>
    /// <param name="data">What it holds.</param>
    /// <param name="entries">Entries of its dictionary besides length and filter, such as <c>/Subtype /OpenType</c>.</param>
    public int AddStream(ReadOnlySpan<byte> data, string entries = "") => SetStream(Reserve(), data, entries);

    /// <summary>Writes a compressed stream under a reserved number.</summary>
    public int SetStream(int number, ReadOnlySpan<byte> data, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(data);
        }

        var head = Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< /Length {packed.Length} /Filter /FlateDecode {entries}>>\nstream\n"));
        _objects[number - 1] = [.. head, .. packed.ToArray(), .. "\nendstream"u8];
        return number;
    }

    /// <summary>The whole file.</summary>
    /// <param name="catalog">The number of the catalogue.</param>
    /// <param name="info">The number of the information dictionary.</param>
    public byte[] ToBytes(int catalog, int info)
    {
        using var file = new MemoryStream();

        // The second line has bytes above 127, so that nobody takes the file for text.
        file.Write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"u8);
        var places = new long[_objects.Count];
        for (var i = 0; i < _objects.Count; i++)
        {
            places[i] = file.Position;
            Text(file, string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n"));
            file.Write(_objects[i] ?? throw new InvalidOperationException(FormattableString.Invariant($"Object {i + 1} was reserved and never written.")));
            file.Write("\nendobj\n"u8);
        }

        // The same content has the same identity: a hash of all that stands before.
        var id = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)).AsSpan(0, 16));
        var table = file.Position;
        Text(file, string.Create(CultureInfo.InvariantCulture, $"xref\n0 {places.Length + 1}\n0000000000 65535 f \n"));
        foreach (var place in places)
        {
            Text(file, string.Create(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        }

        Text(file, string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Length + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>A text of the document's own, such as its title: any character can be written.</summary>
    public static string TextString(string text) => text.All(c => c is >= ' ' and <= '~')
        ? "(" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal) + ")"
        : "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    /// <summary>A moment as the document's information writes it.</summary>
    public static string Date(DateTimeOffset moment) => moment.ToUniversalTime().ToString("'(D:'yyyyMMddHHmmss'Z)'", CultureInfo.InvariantCulture);

    private static void Text(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
