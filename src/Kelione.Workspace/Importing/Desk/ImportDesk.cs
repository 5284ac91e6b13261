using System.Globalization;
using Kelione.Engine.Storage;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>
/// Where people bring files to: takes them in, imports them in the background one after the other, and remembers the latest imports until the server ends. It knows nothing of rights: pages go through <see cref="WorkspaceVisit"/>. Safe for several threads.
/// </summary>
public sealed class ImportDesk
{
    private const int Remembered = 20;
    private static readonly TimeSpan BetweenNews = TimeSpan.FromMilliseconds(250);

    private readonly JourneyWorkspace _journeys;
    private readonly Lock _lock = new();
    private readonly List<DeskJob> _jobs = [];
    private Task _last = Task.CompletedTask;
    private int _arrivals;
    private long _told;

    internal ImportDesk(JourneyWorkspace journeys)
    {
        _journeys = journeys;
        Mappings = new MappingShelf(journeys.Papers);
        Journal = journeys.Imports;
        ClearArrivals();
    }

    /// <summary>Told when an import has begun, come further or ended; a few times a second, on any thread.</summary>
    public event Action? Changed;

    /// <summary>The saved mappings.</summary>
    public MappingShelf Mappings { get; }

    /// <summary>What was imported so far.</summary>
    public ImportJournal Journal { get; }

    /// <summary>The imports of events since the server began, the newest first.</summary>
    public IReadOnlyList<ImportJob> Jobs => Newest<ImportJob>();

    /// <summary>The imports of feedback since the server began that nobody put away, the newest first.</summary>
    public IReadOnlyList<FeedbackJob> FeedbackJobs => Newest<FeedbackJob>();

    private string Arrivals => Path.Combine(_journeys.Folder.ImportsFolder, "arriving");

    /// <summary>A place for files that somebody is about to send.</summary>
    public ArrivedFiles Receive()
    {
        PrivateFiles.MakeFolder(_journeys.Folder.ImportsFolder);
        PrivateFiles.MakeFolder(Arrivals);
        return new(Path.Combine(Arrivals, Interlocked.Increment(ref _arrivals).ToString(CultureInfo.InvariantCulture)));
    }

    /// <inheritdoc cref="Start(ArrivedFiles, IReadOnlyList{SourcePlan}, RoutedPlan?, Visitor, Func{RoutedReport, Task}?)" />
    public ImportJob Start(ArrivedFiles files, IReadOnlyList<SourcePlan> plans, Visitor visitor, Func<RoutedReport, Task>? note = null) => Start(files, plans, beside: null, visitor, note);

    /// <summary>Imports files in the background; where another import runs, after it. The files are given up at its end.</summary>
    /// <param name="files">The files; they belong to the desk from here on.</param>
    /// <param name="plans">How to read them; complete.</param>
    /// <param name="beside">What the files hold beside events; null for nothing.</param>
    /// <param name="visitor">Who asks for it.</param>
    /// <param name="note">Told at the end what came in, also where a part of it failed, to note it in the activity log; null for nobody.</param>
    public ImportJob Start(ArrivedFiles files, IReadOnlyList<SourcePlan> plans, RoutedPlan? beside, Visitor visitor, Func<RoutedReport, Task>? note = null) =>
        Queue(new ImportJob(plans, beside, visitor, note, _journeys.Time), files);

    /// <summary>Imports feedback in the background, in one queue with the events. The files are given up at its end.</summary>
    /// <param name="files">The files; they belong to the desk from here on.</param>
    /// <param name="plans">How to read them; complete.</param>
    /// <param name="visitor">Who asks for it.</param>
    /// <param name="note">Told the report at the end, to note it in the activity log; null for nobody.</param>
    public FeedbackJob StartFeedback(ArrivedFiles files, IReadOnlyList<FeedbackSourcePlan> plans, Visitor visitor, Func<FeedbackImportReport, Task>? note = null) =>
        Queue(new FeedbackJob(plans, visitor, note, _journeys.Time), files);

    /// <summary>Remembers an import no longer; one that is not over stays.</summary>
    public void PutAway(DeskJob job)
    {
        lock (_lock)
        {
            _jobs.RemoveAll(j => j == job && j.IsOver);
        }

        Changed?.Invoke();
    }

    /// <summary>Stops what runs and waits for its end: nothing is written any more afterwards.</summary>
    public async Task StopAsync()
    {
        Task last;
        lock (_lock)
        {
            _jobs.ForEach(j => j.Stop());
            last = _last;
        }

        // Each waits for the one before it.
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ClearArrivals();
    }

    private List<TJob> Newest<TJob>()
        where TJob : DeskJob
    {
        lock (_lock)
        {
            return [.. Enumerable.Reverse(_jobs).OfType<TJob>()];
        }
    }

    private TJob Queue<TJob>(TJob job, ArrivedFiles files)
        where TJob : DeskJob
    {
        lock (_lock)
        {
            _jobs.Add(job);
            _jobs.RemoveAll(j => j.IsOver && _jobs.Count > Remembered);
            var before = _last;
            _last = Task.Run(() => RunAsync(job, files, before), CancellationToken.None);
        }

        Changed?.Invoke();
        return job;
    }

    private async Task RunAsync(DeskJob job, ArrivedFiles files, Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            job.Begin();
            Changed?.Invoke();
            await job.ImportAsync(_journeys, new Told(this, job));
            job.End(trouble: null);
            await job.NoteAsync();
        }
        catch (Exception e) when (e is SourceException or MendableException or WorkspaceException)
        {
            job.End(e.Message);
            await job.NoteAsync();
        }
        catch (Exception) when (!job.IsOver)
        {
            job.End("The import broke off: a fault of the program. What was kept until then stays; importing the file again adds only the rest.");
            throw;
        }
        finally
        {
            files.Dispose();
            Changed?.Invoke();
        }
    }

    private void News()
    {
        var now = _journeys.Time.GetTimestamp();
        var before = Interlocked.Read(ref _told);
        if ((before == 0 || _journeys.Time.GetElapsedTime(before, now) >= BetweenNews) && Interlocked.CompareExchange(ref _told, now, before) == before)
        {
            Changed?.Invoke();
        }
    }

    // What a server that was killed left behind belongs to nobody any more.
    private void ClearArrivals()
    {
        foreach (var folder in new[] { Arrivals, Path.Combine(_journeys.Folder.ImportsFolder, "leaving") })
        {
            try
            {
                if (Directory.Exists(folder))
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody has a file of it open; the next start tries again.
            }
        }
    }

    private sealed class Told(ImportDesk desk, DeskJob job) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            job.Tell(value);
            desk.News();
        }
    }
}
