using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kelione.Workspace;

/// <summary>What was imported, when and by whom: a line of JSON for each import. It tells of the past and nothing depends on it, so a line that cannot be read is passed over, and an import never fails for it. Safe for several threads.</summary>
public sealed class ImportJournal
{
    private const int Kept = 2_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly IPapers _papers;

    /// <param name="papers">Where it is kept.</param>
    internal ImportJournal(IPapers papers) => _papers = papers;

    /// <summary>The imports, the newest first; the newest 2,000 are kept.</summary>
    public IReadOnlyList<ImportEntry> All() => [.. Lines(_papers.Read(PaperNames.Imports)?.Content).Select(Read).OfType<ImportEntry>().Reverse()];

    /// <summary>Adds an import; gives false where there is no room for it or no right to.</summary>
    internal bool TryAdd(ImportEntry entry)
    {
        try
        {
            _papers.Change(PaperNames.Imports, content => Written([.. Lines(content).TakeLast(Kept - 1), JsonSerializer.Serialize(entry, Json)]));
            return true;
        }
        catch (MendableException)
        {
            return false;
        }
    }

    /// <summary>Takes out the imports whose file names or faults name a person. Gives their number.</summary>
    internal int Drop(PersonMention person)
    {
        var dropped = 0;
        _papers.Change(PaperNames.Imports, content =>
        {
            var lines = Lines(content);
            var left = lines.Where(l => !person.IsInJson(l)).ToList();
            dropped = lines.Count - left.Count;
            return dropped == 0 ? null : Written(left);
        });
        return dropped;
    }

    private static ImportEntry? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportEntry>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<string> Lines(byte[]? content) => content is null ? [] : [.. PapersExtensions.TextOf(content).Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0)];

    private static byte[] Written(IReadOnlyList<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));
}
