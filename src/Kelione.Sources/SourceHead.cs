using System.Text;

namespace Kelione.Sources;

/// <summary>The first bytes of some content, and what they say as text.</summary>
internal sealed class SourceHead
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Length = 64 * 1024;

    private readonly Lazy<string> _text;

    public SourceHead(byte[] bytes, bool isWhole)
    {
        Bytes = bytes;
        IsWhole = isWhole;
        _text = new Lazy<string>(() =>
        {
            var decision = EncodingDetector.Detect(bytes, isWhole);
            return decision.Encoding.GetString(bytes.AsSpan(Math.Min(decision.BomLength, bytes.Length)));
        });
    }

    public byte[] Bytes { get; }

    public bool IsWhole { get; }

    /// <summary>The bytes as text in the encoding they seem to have.</summary>
    public string Text => _text.Value;

    /// <summary>The text from its first character that is no blank.</summary>
    public ReadOnlySpan<char> Trimmed => Text.AsSpan().TrimStart();

    /// <summary>Reads the head of some content; of damaged content, what can be read.</summary>
    public static SourceHead Of(Stream stream)
    {
        var bytes = new byte[Length];
        var length = 0;
        try
        {
            while (length < bytes.Length && stream.Read(bytes, length, bytes.Length - length) is > 0 and var read)
            {
                length += read;
            }

            return new SourceHead(bytes[..length], length < bytes.Length);
        }
        catch (SourceException) when (length > 0)
        {
            return new SourceHead(bytes[..length], isWhole: false);
        }
    }

    /// <summary>Whether the text is XML, or HTML for that matter.</summary>
    public bool IsXml => Trimmed.Length > 1 && Trimmed[0] == '<' && (Trimmed[1] is '?' or '!' || char.IsAsciiLetter(Trimmed[1]));

    /// <summary>Whether the bytes begin like this.</summary>
    public bool StartsWith(ReadOnlySpan<byte> magic) => Bytes.AsSpan().StartsWith(magic);

    /// <summary>Whether the text is XML whose beginning names this element.</summary>
    public bool HasElement(string name) =>
        Trimmed.StartsWith('<') && (Text.Contains($"<{name}>", StringComparison.Ordinal) || Text.Contains($"<{name} ", StringComparison.Ordinal)
            || Text.Contains($"<{name}/>", StringComparison.Ordinal) || Text.Contains($"<{name}\n", StringComparison.Ordinal));
}
