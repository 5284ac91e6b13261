using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>Feedback as it is stored, for whoever takes it to another place: raw ids, numbers kept.</summary>
public sealed partial class EventStore
{
    /// <summary>Everything that is kept of feedback and of the keys by which customers are known, as it stands; what was worked out of texts is left out.</summary>
    internal Task<KeptVoices> ReadKeptVoicesAsync(CancellationToken cancellationToken = default) => ReadAsync(
        connection =>
        {
            using var state = connection.ReadOneState();
            return new KeptVoices(Entries(connection), Imports(connection), [.. ListRemarks(connection)], Keys(connection));
        },
        cancellationToken);

    private static unsafe List<StoredFeedback> Entries(DuckConnection connection)
    {
        var (entries, nobody) = (new List<StoredFeedback>(), new Dictionary<string, string>(StringComparer.Ordinal));
        using var result = connection.Query($"SELECT {FeedbackTables.Columns} FROM feedback ORDER BY entry");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                entries.Add(new StoredFeedback(
                    result.Pointer<long>(0)[row], result.Pointer<long>(1)[row], new Hash128((ulong)result.Pointer<long>(2)[row], (ulong)result.Pointer<long>(3)[row]), result.Pointer<long>(4)[row],
                    FeedbackRows.Read(result, row, nobody)));
            }
        }

        return entries;
    }

    private static unsafe List<KeptImport> Imports(DuckConnection connection)
    {
        var imports = new List<KeptImport>();
        using var result = connection.Query("SELECT id, name, author, epoch_us(moment), highest, undone FROM feedback_import ORDER BY id");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                imports.Add(new KeptImport(
                    new FeedbackImport { Number = result.Pointer<long>(0)[row], Name = result.Text(1, row) ?? "", By = result.Text(2, row) ?? "", AtMicros = result.Pointer<long>(3)[row] },
                    result.Pointer<long>(4)[row],
                    result.Pointer<bool>(5)[row]));
            }
        }

        return imports;
    }

    private static unsafe List<PersonKey> Keys(DuckConnection connection)
    {
        var keys = new List<PersonKey>();
        using var result = connection.Query("SELECT \"key\", customer, epoch_us(seen), place FROM person_key ORDER BY number");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                keys.Add(new PersonKey(result.Text(0, row)!, result.Text(1, row)!, result.Pointer<long>(2)[row], result.Text(3, row) ?? ""));
            }
        }

        return keys;
    }
}

/// <summary>All that a store keeps of feedback, and of the keys by which customers are known.</summary>
/// <param name="Entries">The entries by number, with the ids as they came.</param>
/// <param name="Imports">What brought them, those taken back too.</param>
/// <param name="Remarks">What people said about them.</param>
/// <param name="Keys">The keys, in the order in which they were told.</param>
internal sealed record KeptVoices(IReadOnlyList<StoredFeedback> Entries, IReadOnlyList<KeptImport> Imports, IReadOnlyList<FeedbackRemark> Remarks, IReadOnlyList<PersonKey> Keys)
{
    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Imports.Count == 0 && Keys.Count == 0;
}

/// <summary>An import as it is kept.</summary>
/// <param name="Import">What it is.</param>
/// <param name="Highest">The highest number that was given by its end.</param>
/// <param name="IsUndone">Whether it was taken back.</param>
internal sealed record KeptImport(FeedbackImport Import, long Highest, bool IsUndone);
