using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Kelione.Web.Snippet;

/// <summary>The script that a site puts into its pages, as it is sent: without the lines of comment and the indentation of its source, packed once. Immutable.</summary>
internal sealed class SnippetFile
{
    private static readonly Lazy<SnippetFile> OfTheProgram = new(() => new SnippetFile(Source()));

    private SnippetFile(string source)
    {
        Plain = Encoding.UTF8.GetBytes(Shorten(source));
        Gzip = Pack(Plain, s => new GZipStream(s, CompressionLevel.SmallestSize));
        Brotli = Pack(Plain, s => new BrotliStream(s, CompressionLevel.SmallestSize));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Plain))[..16];
    }

    /// <summary>The one of this program.</summary>
    public static SnippetFile Current => OfTheProgram.Value;

    /// <summary>The script.</summary>
    public byte[] Plain { get; }

    /// <summary>The script, gzipped.</summary>
    public byte[] Gzip { get; }

    /// <summary>The script, packed with Brotli.</summary>
    public byte[] Brotli { get; }

    /// <summary>Changes when the script does.</summary>
    public string Hash { get; }

    // Lines are kept, so that an error names one; no text of the source runs over several lines, which SnippetFileTests hold.
    private static string Shorten(string source) =>
        string.Concat(source.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith("//", StringComparison.Ordinal)).Select(l => l + "\n"));

    private static string Source()
    {
        using var reader = new StreamReader(typeof(SnippetFile).Assembly.GetManifestResourceStream("kelione.js")!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static byte[] Pack(byte[] content, Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
