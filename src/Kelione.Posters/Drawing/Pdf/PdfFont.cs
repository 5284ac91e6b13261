using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kelione.Posters.Text;
using SkiaSharp;

namespace Kelione.Posters.Drawing.Pdf;

/// <summary>
/// One font of a document: first it learns which glyphs are drawn and which characters they stand for, then it is cut down and written
/// as a composite font (ISO 32000-1, 9.7), whose codes are two bytes.
/// </summary>
/// <param name="name">What pages call it, such as <c>F1</c>.</param>
/// <param name="face">The font.</param>
internal sealed class PdfFont(string name, FontFace face)
{
    private readonly SortedDictionary<ushort, string> _characters = [];
    private Dictionary<ushort, ushort> _codes = [];

    /// <summary>What pages call it.</summary>
    public string Name => name;

    /// <summary>Learns the glyphs of a run.</summary>
    /// <param name="run">The glyphs.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="end">Where the run's characters end in the text.</param>
    public void Learn(ShapedRun run, string text, int end)
    {
        for (var i = 0; i < run.Glyphs.Length; i++)
        {
            var glyph = run.Glyphs[i];
            var isFirst = i == 0 || run.Glyphs[i - 1].Cluster != glyph.Cluster;
            var next = i + 1;
            while (next < run.Glyphs.Length && run.Glyphs[next].Cluster == glyph.Cluster)
            {
                next++;
            }

            // The first glyph of a cluster stands for all its characters: one that stood for something else before keeps that.
            var characters = isFirst ? text[glyph.Cluster..(next < run.Glyphs.Length ? run.Glyphs[next].Cluster : end)] : "";
            if (!_characters.TryGetValue(glyph.Id, out var known) || (known.Length == 0 && characters.Length > 0))
            {
                // Spaces that hold words together are drawn by the same glyph: a search looks for plain ones.
                _characters[glyph.Id] = characters.Replace('\u00A0', ' ').Replace('\u202F', ' ');
            }
        }
    }

    /// <summary>The two bytes by which a page draws a glyph, in hexadecimal digits.</summary>
    public string Code(ushort glyph) => _codes[glyph].ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>How far drawing a glyph moves the pen, as a share of the size: as the file says it, to whole thousandths.</summary>
    public double Advance(ushort glyph) => Thousandths(glyph) / 1000.0;

    /// <summary>Writes the font and gives the number of its object; from then on glyphs have codes.</summary>
    public int Write(PdfFile file)
    {
        var subset = FontSubset.Of(face, _characters.Keys);
        var cff = subset.Table("CFF ");
        var numbers = cff.IsEmpty ? null : CffCharset.Numbers(cff);
        _codes = subset.NewGlyphs.ToDictionary(g => g.Key, g => numbers is null ? g.Value : numbers[g.Value]);
        var embedded = cff.IsEmpty
            ? "/FontFile2 " + Number(file.AddStream(subset.Data, string.Create(CultureInfo.InvariantCulture, $"/Length1 {subset.Data.Length} ")))
            : "/FontFile3 " + Number(file.AddStream(cff, "/Subtype /CIDFontType0C "));
        var baseFont = Tag() + "+" + new string([.. face.Typeface.PostScriptName.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')]);
        var descendant = file.Add(
            $"<< /Type /Font /Subtype /{(cff.IsEmpty ? "CIDFontType2 /CIDToGIDMap /Identity" : "CIDFontType0")} /BaseFont /{baseFont} "
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/FontDescriptor {Number(file.Add(Descriptor(baseFont, embedded)))} 0 R /DW 1000 /W [{Widths()}] >>");
        var unicode = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode.Write(Characters())));
        return file.Add(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{baseFont} /Encoding /Identity-H /DescendantFonts [{Number(descendant)} 0 R] /ToUnicode {Number(unicode)} 0 R >>");
    }

    private IEnumerable<(ushort Code, string Text)> Characters() =>
        from glyph in _characters
        where glyph.Value.Length > 0
        let code = _codes[glyph.Key]
        orderby code
        select (code, glyph.Value);

    private string Descriptor(string baseFont, string embedded)
    {
        using var font = new SKFont(face.Typeface, 1000);
        var m = font.Metrics;
        var flags = 4 | (face.IsSlanted ? 64 : 0);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /FontDescriptor /FontName /{baseFont} /Flags {flags} /FontBBox [{m.XMin:0} {-m.Bottom:0} {m.XMax:0} {-m.Top:0}] /ItalicAngle {(face.IsSlanted ? -10 : 0)} /Ascent {-m.Ascent:0} /Descent {-m.Descent:0} /CapHeight {m.CapHeight:0} /StemV {face.Typeface.FontWeight / 5} {embedded} 0 R >>");
    }

    /// <summary>Widths by code: runs of neighbours share a list.</summary>
    private string Widths()
    {
        var result = new StringBuilder();
        var last = -2;
        foreach (var (code, glyph) in _codes.Select(c => (c.Value, c.Key)).OrderBy(c => c.Value))
        {
            result.Append(code == last + 1 ? " " : string.Create(CultureInfo.InvariantCulture, $"{(last < 0 ? "" : "] ")}{code} [")).Append(Number(Thousandths(glyph)));
            last = code;
        }

        return result.Append(last < 0 ? "" : "]").ToString();
    }

    /// <summary>Six letters that name the subset: other glyphs, other letters.</summary>
    private string Tag()
    {
        var glyphs = new byte[_characters.Count * 2];
        foreach (var (glyph, i) in _characters.Keys.Select((g, i) => (g, i)))
        {
            BinaryPrimitives.WriteUInt16BigEndian(glyphs.AsSpan(2 * i), glyph);
        }

        return string.Concat(SHA256.HashData(glyphs).Take(6).Select(b => (char)('A' + (b % 26))));
    }

    private int Thousandths(ushort glyph) => (int)Math.Round(face.Advance(glyph) * 1000, MidpointRounding.AwayFromZero);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
