using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kelione.Workspace;

/// <summary>What was imported, when and by whom: a line of JSON for each import. It tells of the past and nothing depends on it, so a line that cannot be read is passed over, and an import never fails for it. Safe for several threads.</summary>
/// <param name="folder">The workspace.</param>
public sealed class ImportJournal(WorkspaceFolder folder)
{
    private const int Kept = 2_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _lock = new();

    private string File => Path.Combine(folder.Path, "imports.jsonl");

    /// <summary>The imports, the newest first; the newest 2,000 are kept.</summary>
    public IReadOnlyList<ImportEntry> All()
    {
        lock (_lock)
        {
            return [.. Lines().Select(Read).OfType<ImportEntry>().Reverse()];
        }
    }

    /// <summary>Adds an import; gives false where there is no room for it or no right to.</summary>
    internal bool TryAdd(ImportEntry entry)
    {
        lock (_lock)
        {
            try
            {
                Write([.. Lines().TakeLast(Kept - 1), JsonSerializer.Serialize(entry, Json)]);
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Takes out the imports whose file names or faults name a person. Gives their number.</summary>
    internal int Drop(PersonMention person)
    {
        lock (_lock)
        {
            var lines = Lines();
            var left = lines.Where(l => !person.IsInJson(l)).ToList();
            if (left.Count < lines.Count)
            {
                Write(left);
            }

            return lines.Count - left.Count;
        }
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

    private List<string> Lines() => System.IO.File.Exists(File) ? [.. System.IO.File.ReadAllLines(File).Where(l => l.Length > 0)] : [];

    private void Write(IReadOnlyList<string> lines) => AtomicFile.Write(File, string.Concat(lines.Select(l => l + "\n")));
}
