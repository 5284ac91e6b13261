using Kelione.Engine.Storage;
using Kelione.Engine.Storage.Duck;

namespace Kelione.Engine.Index;

/// <summary>Builds a whole index out of the truth: into a new folder, or into memory where the disk will not take it.</summary>
internal sealed class IndexWriter(IndexFolder folder, Func<DuckConnection> connect, EventStoreOptions options)
{
    private readonly Lock _one = new();

    /// <summary>Why the last index could not be written to the disk; null where it was.</summary>
    public string? LastProblem { get; private set; }

    public BaseIndex Build(CancellationToken cancellationToken)
    {
        lock (_one)
        {
            LastProblem = null;
            try
            {
                return BuildFolder(cancellationToken);
            }
            catch (Exception e) when (e is (IOException or UnauthorizedAccessException) and not (DuckException or WorkspaceException))
            {
                // The truth is durable, so an index that finds no room on the disk must not stop anybody: it lives in memory until there is room.
                LastProblem = $"The index in {folder.Root} could not be written ({e.Message}) and is kept in memory. Free some space; it is written at the next import or start.";
                return BuildInMemory(cancellationToken);
            }
        }
    }

    private BaseIndex BuildFolder(CancellationToken cancellationToken)
    {
        var (number, unfinished) = folder.Begin();
        try
        {
            var files = new ColumnFiles(unfinished);
            var manifest = Fill(files, cancellationToken) with { Columns = files.Written };
            files.Flush();
            manifest.Write(unfinished);
            return BaseIndex.Open(folder.Finish(number, unfinished), number);
        }
        catch
        {
            IndexFolder.Delete(unfinished);
            throw;
        }
    }

    private BaseIndex BuildInMemory(CancellationToken cancellationToken)
    {
        var columns = new MemoryColumns();
        try
        {
            return new BaseIndex(columns, Fill(columns, cancellationToken), folder: null, number: 0);
        }
        catch
        {
            columns.Dispose();
            throw;
        }
    }

    private IndexManifest Fill(IColumnSink sink, CancellationToken cancellationToken)
    {
        // Buffers are sized by one query and filled by the next, and writers commit meanwhile: all of them must see one state.
        using var connection = connect();
        using var state = connection.ReadOneState();
        var last = connection.Number("SELECT max(seq) FROM event_log") ?? 0;
        var identities = Truth.Identities(connection);
        var fields = Truth.Fields(connection);
        var shape = new IndexBuilder(connect, options.Threads).Build(new EventRange("event_log", last), fields, identities, sink, cancellationToken);
        foreach (var field in fields)
        {
            IndexBuilder.AddTexts(connection, field, sink);
        }

        AddIdentities(identities, sink);
        return new IndexManifest(IndexManifest.CurrentFormat, last, shape, [.. fields.Select(f => new TextField(f.Number, f.Name))], []);
    }

    private static unsafe void AddIdentities(IdentityResolution identities, IColumnSink sink)
    {
        var ids = new NativeBuffer(identities.Merged.Count * sizeof(int));
        var persons = new NativeBuffer(identities.Merged.Count * sizeof(int));
        var row = 0;
        foreach (var (id, person) in identities.Merged)
        {
            ((int*)ids.Pointer)[row] = id;
            ((int*)persons.Pointer)[row++] = person;
        }

        sink.Add(ColumnNames.MergedIds, ids);
        sink.Add(ColumnNames.MergedPersons, persons);
    }
}
