using Kelione.Engine.Storage;

namespace Kelione.Engine.Index;

/// <summary>
/// The built index that snapshots share: a folder of mapped files, or columns in memory where the disk had no room. Counted: its memory is given back, and a folder that another has replaced is
/// deleted, when the last one lets go.
/// </summary>
internal sealed unsafe class BaseIndex
{
    private readonly IColumnSource _columns;
    private readonly Lock _gate = new();
    private int _holders = 1;
    private bool _replaced;

    public BaseIndex(IColumnSource columns, IndexManifest manifest, string? folder, int number)
    {
        _columns = columns;
        Manifest = manifest;
        Folder = folder;
        Number = number;
        Segment = new ColumnSegment(columns, manifest.Shape);
        Texts = manifest.TextFields.ToDictionary(f => f.Name, f => (ITextDictionary)new StoredDictionary(columns, f.Number), StringComparer.Ordinal);
        Identities = ReadIdentities();
    }

    public IndexManifest Manifest { get; }

    /// <summary>Null where the columns are in memory only.</summary>
    public string? Folder { get; }

    /// <summary>The number of the folder.</summary>
    public int Number { get; }

    public ColumnSegment Segment { get; }

    /// <summary>The texts of each field, customer and activity too.</summary>
    public IReadOnlyDictionary<string, ITextDictionary> Texts { get; }

    /// <summary>Who was who when it was built.</summary>
    public IdentityResolution Identities { get; }

    /// <summary>The mapped files; null where the columns are in memory only.</summary>
    public MappedColumns? Files => _columns as MappedColumns;

    /// <summary>Opens a folder that holds an index, checking lengths.</summary>
    /// <exception cref="InvalidDataException">It is not whole.</exception>
    public static BaseIndex Open(string folder, int number)
    {
        var manifest = IndexManifest.Read(folder);
        var columns = new MappedColumns(folder, manifest.Columns);
        try
        {
            return new BaseIndex(columns, manifest, folder, number);
        }
        catch
        {
            columns.Dispose();
            throw;
        }
    }

    /// <summary>The place of a person's journey; negative where there is none.</summary>
    public int JourneyOf(int person) => new ReadOnlySpan<int>(Segment.Persons.Pointer, Segment.JourneyCount).BinarySearch(person);

    public void Hold()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_holders == 0, this);
            _holders++;
        }
    }

    public void Release()
    {
        lock (_gate)
        {
            if (--_holders == 0)
            {
                _columns.Dispose();
                if (_replaced && Folder is not null)
                {
                    IndexFolder.Delete(Folder);
                }
            }
        }
    }

    /// <summary>Says that another index has taken its place.</summary>
    public void Replace()
    {
        lock (_gate)
        {
            _replaced = true;
        }

        Release();
    }

    private IdentityResolution ReadIdentities()
    {
        _columns.TryColumn(ColumnNames.MergedIds, out var ids, out var bytes);
        _columns.TryColumn(ColumnNames.MergedPersons, out var persons, out _);
        var pairs = new List<(int, int)>();
        for (long i = 0; i < bytes / sizeof(int); i++)
        {
            pairs.Add((((int*)ids)[i], ((int*)persons)[i]));
        }

        return IdentityResolution.FromPairs(pairs);
    }
}
