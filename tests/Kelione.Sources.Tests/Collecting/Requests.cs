using System.Text;
using Kelione.Journeys;

namespace Kelione.Sources.Tests.Collecting;

/// <summary>Requests as SDKs send them.</summary>
internal static class Requests
{
    /// <summary>When all of them come.</summary>
    public static readonly long Received = UtcTime.FromDateTime(new DateTime(2026, 5, 11, 7, 33, 10, 300, DateTimeKind.Utc));

    public static CollectorProtocol Protocol(string name) => CollectorProtocols.All.Single(p => p.Name == name);

    public static CollectRequest Post(string path, string body, params (string Name, string Value)[] headers) => Post(path, Encoding.UTF8.GetBytes(body), headers);

    public static CollectRequest Post(string path, byte[] body, params (string Name, string Value)[] headers) => new()
    {
        Method = "POST",
        Path = path,
        Query = new Dictionary<string, string>(),
        Headers = headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase),
        Body = body,
        ReceivedMicros = Received,
    };

    public static string Text(CollectReply reply) => Encoding.UTF8.GetString(reply.Body.Span);

    public static string TimeOf(CollectedEvent sent) => UtcTime.Format(sent.TimeMicros);
}
