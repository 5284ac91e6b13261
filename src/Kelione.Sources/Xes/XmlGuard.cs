using System.Xml;

namespace Kelione.Sources;

/// <summary>Reads XML that a stranger wrote: no DTD, no entities, nothing fetched from elsewhere, no endless texts.</summary>
internal static class XmlGuard
{
    /// <summary>Opens the XML.</summary>
    public static XmlReader Open(Stream stream, SourceLimits limits) => XmlReader.Create(
        new TagGuard(stream, limits.MaxRecordLength),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CheckCharacters = false,
            CloseInput = true,
        });

    /// <summary>Moves on, with kind words where the XML is damaged.</summary>
    /// <exception cref="SourceException">The XML is not well-formed, too deep, or forbidden.</exception>
    public static bool Move(XmlReader reader, SourceLimits limits)
    {
        try
        {
            var moved = reader.Read();
            return moved && reader.Depth > limits.MaxDepth
                ? throw new SourceException(Invariant($"the XML is nested deeper than {limits.MaxDepth} levels and was refused."), LineOf(reader))
                : moved;
        }
        catch (XmlException e)
        {
            throw Damage(e);
        }
    }

    /// <summary>The text that the reader stands on. A long one is decoded only now, so that damage may show here too.</summary>
    /// <exception cref="SourceException">The text is damaged.</exception>
    public static string TextOf(XmlReader reader)
    {
        try
        {
            return reader.Value;
        }
        catch (XmlException e)
        {
            throw Damage(e);
        }
    }

    /// <summary>The line that the reader stands on.</summary>
    public static long LineOf(XmlReader reader) => (reader as IXmlLineInfo)?.LineNumber ?? 0;

    private static SourceException Damage(XmlException e)
    {
        var what = e.Message.Contains("DTD", StringComparison.Ordinal)
            ? "the XML has a document type definition, which is refused for safety; remove the <!DOCTYPE …>"
            : $"the XML is damaged or cut off ({e.Message.TrimEnd('.')}); what came before was kept";
        return new SourceException(what + ".", e.LineNumber, e);
    }

    // The parser gathers a text or attribute whole before it hands it over; without a '<' in so many bytes it would gather without end.
    private sealed class TagGuard(Stream inner, int limit) : ForwardStream(inner)
    {
        private long _sinceTag;

        public override int Read(Span<byte> buffer)
        {
            var read = Inner.Read(buffer);
            var last = buffer[..read].LastIndexOf((byte)'<');
            _sinceTag = last < 0 ? _sinceTag + read : read - last;
            return _sinceTag <= limit ? read : throw new SourceException(Invariant($"the XML has a text longer than {limit} bytes and was refused."));
        }
    }
}
