using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Kelione.Posters.Text;

namespace Kelione.Posters.Drawing.Pdf;

/// <summary>A font cut down to the glyphs that a document draws. Immutable.</summary>
/// <param name="Data">The font file.</param>
/// <param name="NewGlyphs">The number of each glyph in the file by its number in the font it came from.</param>
internal sealed record FontSubset(byte[] Data, IReadOnlyDictionary<ushort, ushort> NewGlyphs)
{
    private static readonly string[] Needless = ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "MATH", "kern", "DSIG", "meta", "name", "cmap", "post", "OS/2", "vhea", "vmtx", "VORG"];

    /// <summary>Cuts a font down; variable ones are set to their instance.</summary>
    /// <exception cref="InvalidDataException">The font's tables are broken.</exception>
    public static FontSubset Of(FontFace face, IReadOnlyCollection<ushort> glyphs)
    {
        var input = HarfBuzzNative.CreateInput();
        try
        {
            HarfBuzzNative.SetFlags(input, HarfBuzzNative.NoLayoutClosure | HarfBuzzNative.NoHinting | HarfBuzzNative.NotdefOutline);
            var drop = HarfBuzzNative.InputSet(input, HarfBuzzNative.DropTables);
            foreach (var table in Needless)
            {
                HarfBuzzNative.AddToSet(drop, BinaryPrimitives.ReadUInt32BigEndian([(byte)table[0], (byte)table[1], (byte)table[2], (byte)table[3]]));
            }

            foreach (var axis in face.Variations)
            {
                _ = HarfBuzzNative.PinAxis(input, face.Handle, axis.Tag, axis.Value);
            }

            var set = HarfBuzzNative.GlyphSet(input);
            foreach (var glyph in glyphs)
            {
                HarfBuzzNative.AddToSet(set, glyph);
            }

            return Plan(face, input, glyphs);
        }
        finally
        {
            HarfBuzzNative.DestroyInput(input);
        }
    }

    /// <summary>One table of the font file; empty when it has none of that name.</summary>
    public ReadOnlySpan<byte> Table(string name)
    {
        var tables = BinaryPrimitives.ReadUInt16BigEndian(Data.AsSpan(4));
        for (var i = 0; i < tables; i++)
        {
            var entry = Data.AsSpan(12 + (16 * i), 16);
            if (System.Text.Encoding.Latin1.GetString(entry[..4]) == name)
            {
                return Data.AsSpan((int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]), (int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
            }
        }

        return [];
    }

    private static FontSubset Plan(FontFace face, nint input, IReadOnlyCollection<ushort> glyphs)
    {
        var plan = HarfBuzzNative.CreatePlan(face.Handle, input);
        var cut = plan == 0 ? 0 : HarfBuzzNative.Execute(plan);
        try
        {
            if (cut == 0)
            {
                throw new InvalidDataException($"The font “{face.Typeface.FamilyName}” cannot be put into a PDF: its tables are broken. Install another, such as fonts-inter.");
            }

            var map = HarfBuzzNative.OldToNew(plan);
            return new FontSubset(Bytes(cut), glyphs.ToDictionary(g => g, g => (ushort)HarfBuzzNative.MapGet(map, g)));
        }
        finally
        {
            HarfBuzzNative.DestroyFace(cut);
            HarfBuzzNative.DestroyPlan(plan);
        }
    }

    private static byte[] Bytes(nint face)
    {
        var blob = HarfBuzzNative.FaceBlob(face);
        try
        {
            var memory = HarfBuzzNative.BlobData(blob, out var length);
            var bytes = new byte[length];
            Marshal.Copy(memory, bytes, 0, bytes.Length);
            return bytes;
        }
        finally
        {
            HarfBuzzNative.DestroyBlob(blob);
        }
    }
}
