using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.Web.Data.Import;

/// <summary>
/// Files that a person has sent and has not imported yet: how each would be read, what is in the way, and their choices. Belongs to one page; whatever takes time runs beside it and is told through <see cref="Changed"/>, on any thread.
/// </summary>
public sealed class ImportDraft : IDisposable
{
    private readonly List<DraftFile> _files = [];
    private bool _given;

    /// <summary>Begins with no file.</summary>
    public ImportDraft(ArrivedFiles arrived) => Arrived = arrived;

    /// <summary>Told when something is known that was not before.</summary>
    public event Action? Changed;

    /// <summary>Where the files lie.</summary>
    public ArrivedFiles Arrived { get; }

    /// <summary>The files.</summary>
    public IReadOnlyList<DraftFile> Files => _files;

    /// <summary>The file whose columns are shown; null where there is none.</summary>
    public DraftFile? Open { get; private set; }

    /// <summary>Why files that were sent last were refused.</summary>
    public IReadOnlyList<string> Refused { get; set; } = [];

    /// <summary>Whether all files can be read, so that the import can begin.</summary>
    public bool IsReady => _files.Count > 0 && _files.All(f => f.IsComplete);

    /// <summary>Looks at a file that has come. Files of the same columns share the choices that were made.</summary>
    public async Task AddAsync(ArrivedFile arrived)
    {
        var file = new DraftFile(arrived, () => Changed?.Invoke());
        _files.Add(file);
        Open ??= file;
        await file.LookAsync();
        if (_files.FirstOrDefault(f => f != file && f.HasColumnsOf(file)) is { } same && same.Request.OnlyStated)
        {
            await file.ChooseAsync(same.Request);
        }
    }

    /// <summary>Shows a file's columns.</summary>
    public void Show(DraftFile file)
    {
        Open = file;
        Changed?.Invoke();
    }

    /// <summary>Takes a file out.</summary>
    public void Remove(DraftFile file)
    {
        file.Dispose();
        _files.Remove(file);
        Arrived.Remove(file.Arrived);
        Open = Open == file ? _files.FirstOrDefault() : Open;
        Changed?.Invoke();
    }

    /// <summary>Changes how the open file is read, and all files with the same columns.</summary>
    public async Task ChooseAsync(Func<DraftFile, ImportRequest> change)
    {
        if (Open is { } open)
        {
            var request = change(open);
            var alike = _files.Where(f => f == open || f.HasColumnsOf(open)).ToList();
            await Task.WhenAll(alike.Select(f => f.ChooseAsync(request)));
        }
    }

    /// <summary>The plans of all files, for the import; the files are no longer this draft's.</summary>
    public IReadOnlyList<SourcePlan> Give()
    {
        _given = true;
        return [.. _files.Select(f => f.Plan).OfType<SourcePlan>()];
    }

    /// <summary>What the files hold beside events.</summary>
    public RoutedPlan Beside => new(
        [], [.. _files.SelectMany(f => f.Beside?.Feedback ?? [])], [.. _files.SelectMany(f => f.Beside?.Demand ?? [])], [.. _files.SelectMany(f => f.Beside?.Recognised ?? [])]);

    /// <inheritdoc />
    public void Dispose()
    {
        _files.ForEach(f => f.Dispose());
        if (!_given)
        {
            Arrived.Dispose();
        }
    }
}
