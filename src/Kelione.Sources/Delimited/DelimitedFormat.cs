using System.Text;

namespace Kelione.Sources;

/// <summary>Comma-, tab-, semicolon- or bar-separated text.</summary>
internal sealed class DelimitedFormat() : SourceFormat("csv", "delimited text: comma, tab, semicolon, bar", "tsv", "txt", "delimited")
{
    private const int SampleChars = 1024 * 1024;

    // The last resort of text: anything without zero bytes (or in UTF-16) that is no XML.
    internal override bool Recognises(SourceHead head)
    {
        if (head.IsXml)
        {
            return false;
        }

        var decision = EncodingDetector.Detect(head.Bytes, head.IsWhole);
        var zeros = decision.Encoding is UnicodeEncoding or UTF32Encoding ? 0 : head.Bytes.Count(b => b == 0);
        var odd = head.Bytes.Count(b => b < 32 && b is not (9 or 10 or 12 or 13));
        return decision.Encoding is UnicodeEncoding or UTF32Encoding || (zeros * 100 <= head.Bytes.Length && odd * 20 <= head.Bytes.Length);
    }

    internal override FormatDetails Inspect(SourceContent content, ImportRequest request)
    {
        var given = request.Encoding is { } name ? EncodingDetector.Named(name) : null;
        var asked = request.Format is "tsv" && request.Delimiter is null ? request with { Delimiter = '\t' } : request;
        using var text = new TextBlocks(content.Stream, given);
        var sample = new char[SampleChars];
        var length = 0;
        while (length < sample.Length && ReadKindly(text, sample.AsSpan(length)) is > 0 and var read)
        {
            length += read;
        }

        var details = DelimitedSniffer.Sniff(new string(sample, 0, length), length < sample.Length, asked);
        return details with { Encoding = text.Encoding.WebName, EncodingReason = text.Reason };
    }

    internal override IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits) =>
        new DelimitedReader(content, details, limits);

    // What comes before damage is sample enough; the reading itself will report the damage.
    private static int ReadKindly(TextBlocks text, Span<char> destination)
    {
        try
        {
            return destination.Length < 2 ? 0 : text.Read(destination);
        }
        catch (SourceException)
        {
            return 0;
        }
    }
}
