using System.Text;
using System.Text.Json;

namespace Kelione.Sources;

/// <summary>A JSON document: an array of objects, or an object with such an array inside.</summary>
internal sealed class JsonFormat() : SourceFormat("json", "JSON: an array of objects, or an object with one inside")
{
    private static readonly HashSet<string> Wrappers = new(["_embedded", "result", "feed"], StringComparer.Ordinal);

    internal override bool Recognises(SourceHead head) => head.Trimmed.StartsWith('{') || (head.Trimmed.StartsWith('[') && BeginsAsJson(head));

    internal override FormatDetails Inspect(SourceContent content, ImportRequest request)
    {
        var details = DetailsOf(request);
        using var utf8 = Utf8Of(content, details);
        var bytes = new byte[4 * 1024 * 1024];
        var length = 0;
        try
        {
            while (length < bytes.Length && utf8.Read(bytes, length, bytes.Length - length) is > 0 and var read)
            {
                length += read;
            }
        }
        catch (SourceException) when (length > 0)
        {
            // What comes before the damage is sample enough.
        }

        var place = FindPlace(bytes.AsSpan(0, length), length < bytes.Length);
        return details with { Member = place.Member, OuterMember = place.Outer, IsSequence = place.Sequence };
    }

    internal override IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits) =>
        new JsonRecordReader(Utf8Of(content, details), new JsonPlace(details.Member, Sequence: details.IsSequence, Outer: details.OuterMember), limits);

    // Lines of some server logs begin with a moment in brackets.
    private static bool BeginsAsJson(SourceHead head)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(head.Trimmed.ToString()), head.IsWhole, default);
            return reader.Read() && (!reader.Read() || !reader.Read() || reader.TokenType != JsonTokenType.None);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The encoding of a JSON text.</summary>
    public static FormatDetails DetailsOf(ImportRequest request) =>
        new() { Encoding = request.Encoding is { } name ? EncodingDetector.Named(name).WebName : null };

    /// <summary>The content as UTF-8.</summary>
    public static Stream Utf8Of(SourceContent content, FormatDetails details) =>
        Utf8Text.Of(content.Stream, details.Encoding is { } name ? EncodingDetector.Named(name) : null);

    /// <summary>Where the records are, by the beginning of the document: the first member that is an array of objects.</summary>
    public static JsonPlace FindPlace(ReadOnlySpan<byte> sample, bool isWhole)
    {
        var reader = new Utf8JsonReader(sample, isWhole, new JsonReaderState(JsonWords.Options(SourceLimits.Default, sequence: true)));
        string? member = null, inner = null;
        var inArray = false;
        var inInner = false;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartArray && reader.CurrentDepth == 0)
                {
                    return new JsonPlace(null);
                }

                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
                {
                    member = reader.GetString();
                }

                inArray = reader.CurrentDepth == 1 ? reader.TokenType == JsonTokenType.StartArray : inArray;
                if (inArray && reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.StartObject)
                {
                    return new JsonPlace(member);
                }

                // {"_embedded": {"leads": [ … ]}}: only under the names by which systems wrap their answers, as an event may hold a list of products just so.
                if (member is not null && Wrappers.Contains(member))
                {
                    inner = reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : inner;
                    inInner = reader.CurrentDepth == 2 ? reader.TokenType == JsonTokenType.StartArray : inInner && reader.CurrentDepth > 2;
                    if (inInner && reader.CurrentDepth == 3 && reader.TokenType == JsonTokenType.StartObject)
                    {
                        return new JsonPlace(inner, Outer: member);
                    }
                }

                if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject)
                {
                    break;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The reading itself will say what is wrong and where.
        }

        return new JsonPlace(null, Sequence: true);
    }
}
