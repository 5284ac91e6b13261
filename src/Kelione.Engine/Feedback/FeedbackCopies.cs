using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>All feedback of a store, out and in, as it is kept.</summary>
internal static unsafe class FeedbackCopies
{
    private static readonly IReadOnlyDictionary<string, string> AsTheyCame = new Dictionary<string, string>();

    /// <summary>Reads everything in one state.</summary>
    public static FeedbackCopy Read(DuckConnection connection)
    {
        using var state = connection.ReadOneState();
        return OfState(connection);
    }

    /// <summary>Reads everything in the state that the caller holds.</summary>
    public static FeedbackCopy OfState(DuckConnection connection) => new(Imports(connection), Entries(connection), EventStore.ListRemarks(connection));

    /// <summary>Writes everything in one transaction.</summary>
    /// <exception cref="InvalidOperationException">There is feedback here already.</exception>
    public static long Write(DuckConnection connection, FeedbackCopy copy) => connection.InTransaction(() =>
    {
        if (connection.Number("SELECT (SELECT count(*) FROM feedback) + (SELECT count(*) FROM feedback_import)") > 0)
        {
            throw new InvalidOperationException("There is feedback here already.");
        }

        foreach (var import in copy.Imports)
        {
            connection.Execute("INSERT INTO feedback_import VALUES (?, ?, ?, make_timestamp(?), ?, CAST(? AS BOOLEAN))", import.Number, import.Name, import.By, import.AtMicros, import.Highest, import.IsUndone ? 1 : 0);
        }

        FeedbackRows.Append(connection, [.. copy.Entries.Select(e => new StoredFeedback(e.Entry.Number, e.Import, FeedbackRows.IdentityOf(e.Entry), FeedbackRows.ContentOf(e.Entry), e.Entry))]);
        foreach (var remark in copy.Remarks)
        {
            connection.Execute("INSERT INTO feedback_remark VALUES (?, ?, ?, ?, make_timestamp(?))", remark.Entry, remark.Matter, remark.Value, remark.By, remark.AtMicros);
        }

        return (long)copy.Entries.Count;
    });

    private static List<CopiedImport> Imports(DuckConnection connection)
    {
        var imports = new List<CopiedImport>();
        using var result = connection.Query("SELECT id, name, author, epoch_us(moment), highest, undone FROM feedback_import ORDER BY id");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                imports.Add(new CopiedImport(
                    result.Pointer<long>(0)[row], result.Text(1, row) ?? "", result.Text(2, row) ?? "", result.Pointer<long>(3)[row], result.Pointer<long>(4)[row], result.Pointer<bool>(5)[row]));
            }
        }

        return imports;
    }

    private static List<CopiedEntry> Entries(DuckConnection connection)
    {
        var entries = new List<CopiedEntry>();
        using var result = connection.Query($"SELECT {FeedbackTables.Columns} FROM feedback ORDER BY entry");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                entries.Add(new CopiedEntry(result.Pointer<long>(1)[row], FeedbackRows.Read(result, row, AsTheyCame)));
            }
        }

        return entries;
    }
}
