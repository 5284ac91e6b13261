using System.Text;
using System.Text.Json;

namespace Kelione.Sources;

/// <summary>The actions of a Matomo request, each as its fields: one in the query, the form or both; or many as JSON <c>{"requests": ["?idsite=…", …], "token_auth": …}</c>.</summary>
internal sealed record MatomoPayload(IReadOnlyList<IReadOnlyDictionary<string, string>?> Actions, bool IsBulk, string? Token)
{
    private const int MostActions = 5_000;

    /// <summary>Reads it. A part of a bulk that is neither text nor object is null.</summary>
    /// <exception cref="CollectException">It cannot be understood.</exception>
    public static MatomoPayload Of(CollectRequest request)
    {
        var body = request.Body.Span;
        if (body.TrimStart(" \r\n\t"u8) is [(byte)'{' or (byte)'[', ..])
        {
            return Bulk(BodyJson.Parse(body), request);
        }

        var form = body.IsEmpty ? [] : FormText.Parse(body);
        return form.GetValueOrDefault("requests") is { Length: > 0 } bulk ? Bulk(BodyJson.Parse(Encoding.UTF8.GetBytes(bulk)), request, form.GetValueOrDefault("token_auth")) : Single(request, form);
    }

    private static MatomoPayload Single(CollectRequest request, Dictionary<string, string> form)
    {
        foreach (var (name, text) in request.Query)
        {
            form.TryAdd(name, text);
        }

        return new MatomoPayload([form], IsBulk: false, form.GetValueOrDefault("token_auth"));
    }

    private static MatomoPayload Bulk(JsonElement root, CollectRequest request, string? token = null)
    {
        var requests = root.ValueKind == JsonValueKind.Array ? root : root.Member("requests") ?? throw new CollectException("requests is missing");
        if (requests.ValueKind != JsonValueKind.Array)
        {
            throw new CollectException("requests must be an array");
        }

        if (requests.GetArrayLength() > MostActions)
        {
            throw new CollectException(Invariant($"there are more than {MostActions} requests in one"), CollectFault.TooLarge);
        }

        return new MatomoPayload([.. requests.EnumerateArray().Select(Fields)], IsBulk: true, root.Text("token_auth") ?? token ?? request.Asked("token_auth"));
    }

    private static Dictionary<string, string>? Fields(JsonElement one)
    {
        switch (one.ValueKind)
        {
            case JsonValueKind.String:
                var text = one.GetString()!;
                return FormText.Parse(text[(text.IndexOf('?', StringComparison.Ordinal) + 1)..]);
            case JsonValueKind.Object:
                var fields = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var member in one.EnumerateObject())
                {
                    fields[member.Name] = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText();
                }

                return fields;
            default:
                return null;
        }
    }
}
