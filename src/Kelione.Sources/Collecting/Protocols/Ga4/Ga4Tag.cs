using System.Globalization;
using System.Text;

namespace Kelione.Sources;

/// <summary>
/// The requests of Google's own tag, <c>/g/collect</c>: the fields in the query, and where several events go together one line of the body for each. The form is not documented by Google; it is read as the tag sends it:
/// <c>en</c> name, <c>ep.…</c> and <c>epn.…</c> parameters, <c>up.…</c> and <c>upn.…</c> what is told about the person, <c>dl dr dt</c> page, <c>gcs</c> consent (<c>G1</c>, then ads, then analytics).
/// An event is known by the page's load (<c>_p</c>) and its number on it (<c>_s</c>). The tag writes no clock: the moment is that of arrival.
/// </summary>
internal static class Ga4Tag
{
    private static readonly HashSet<string> Told = ["v", "tid", "cid", "uid", "en", "sid", "dl", "dr", "dt", "_p", "_s", "api_secret", "gtm", "richsstsse", "_gaz", "_eu", "tfd"];

    /// <summary>The events' fields, those of the query repeated in each.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Lines(CollectRequest request)
    {
        var lines = new List<Dictionary<string, string>>();
        foreach (var line in Encoding.UTF8.GetString(request.Body.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            lines.Add(With(request.Query, FormText.Parse(line)));
        }

        return lines.Count > 0 ? lines : [With(request.Query, [])];
    }

    /// <summary>Whether the person did not agree to analytics.</summary>
    public static bool IsDenied(IReadOnlyDictionary<string, string> fields) => fields.GetValueOrDefault("gcs") is ['G', '1', _, '0'];

    /// <summary>The event.</summary>
    public static CollectedEvent Of(IReadOnlyDictionary<string, string> fields, string name, string? user, string? client, int line, long receivedMicros)
    {
        var properties = new PropertyBag();
        foreach (var (field, text) in fields.Where(field => !Told.Contains(field.Key)))
        {
            var dot = field.IndexOf('.', StringComparison.Ordinal) + 1;
            properties.Add(field[..dot] switch { "ep." or "epn." => field[dot..], "up." or "upn." => "user_properties." + field[dot..], _ => field }, text);
        }

        var page = fields.GetValueOrDefault("_p");
        var number = fields.GetValueOrDefault("_s");
        return new CollectedEvent
        {
            Activity = name,
            UserId = user,
            AnonymousId = client,
            TimeMicros = receivedMicros,
            Id = page is null || number is null ? null : string.Join('|', client, page, number, line.ToString(CultureInfo.InvariantCulture), name),
            Session = Given(fields, "sid") is { } session ? $"{client ?? user}.{session}" : null,
            Url = Given(fields, "dl"),
            Screen = Given(fields, "ep.screen_name") ?? Given(fields, "dt"),
            Referrer = fields.GetValueOrDefault("dr"),
            Campaign = Campaigns.Of(field => Given(fields, "ep." + field)),
            Value = Amounts.Parse(Given(fields, "epn.value")),
            Properties = properties.Fields,
        };
    }

    /// <summary>What the fields tell about the person.</summary>
    public static PropertyBag Traits(IReadOnlyDictionary<string, string> fields)
    {
        var traits = new PropertyBag();
        foreach (var (field, text) in fields)
        {
            var dot = field.IndexOf('.', StringComparison.Ordinal);
            if (dot > 0 && field[..dot] is ("up" or "upn"))
            {
                traits.Add(field[(dot + 1)..], text);
            }
        }

        return traits;
    }

    private static string? Given(IReadOnlyDictionary<string, string> fields, string name) => fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> shared, Dictionary<string, string> own)
    {
        var all = new Dictionary<string, string>(shared, StringComparer.Ordinal);
        foreach (var (name, text) in own)
        {
            all[name] = text;
        }

        return all;
    }
}
