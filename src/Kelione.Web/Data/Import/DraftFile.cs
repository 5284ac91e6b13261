using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.Web.Data.Import;

/// <summary>One file of a draft: its plan, its first rows, and the check of all its rows, which runs in the background and begins anew with each choice.</summary>
/// <param name="arrived">The file.</param>
/// <param name="changed">Told when something is known that was not before.</param>
public sealed class DraftFile(ArrivedFile arrived, Action changed) : IDisposable
{
    private CancellationTokenSource? _checking;

    /// <summary>The file.</summary>
    public ArrivedFile Arrived => arrived;

    /// <summary>What the person has chosen.</summary>
    public ImportRequest Request { get; private set; } = ImportRequest.Default;

    /// <summary>How it is read; null where it cannot be, or is still looked at.</summary>
    public SourcePlan? Plan { get; private set; }

    /// <summary>What it holds beside events, or instead of them: feedback, search demand. Null where it is still looked at, or cannot be read.</summary>
    public RoutedPlan? Beside { get; private set; }

    /// <summary>The board that it is, which becomes a map; null for none.</summary>
    public BoardFile? Board { get; private set; }

    /// <summary>The name of the known system that it comes from; null for none.</summary>
    public string? System => Plan?.First.Details.System ?? Beside?.Feedback.FirstOrDefault()?.First.Details.System ?? Beside?.Demand.FirstOrDefault()?.System;

    /// <summary>Whether it was recognised as a system's export or as a board before somebody chose otherwise.</summary>
    public bool WasRecognised { get; private set; }

    /// <summary>The general format in which it can be read as a table.</summary>
    public string TableFormat => Plan?.First.Format ?? Beside?.Feedback.FirstOrDefault()?.First.Format
        ?? Path.GetExtension(Arrived.File.Name).ToLowerInvariant() switch { ".xlsx" => "xlsx", ".json" => "json", _ => "csv" };

    /// <summary>Whether it holds feedback or search demand.</summary>
    public bool HasBeside => Beside is { IsEventsOnly: false };

    /// <summary>Its first rows; null with the plan.</summary>
    public FirstRows? Preview { get; private set; }

    /// <summary>What the check has found so far; null before it begins.</summary>
    public SourceCheck? Check { get; private set; }

    /// <summary>Why it cannot be read, in words; null where it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether it is being looked at.</summary>
    public bool IsLooking { get; private set; }

    /// <summary>Whether every part of an event has a column.</summary>
    public bool IsComplete => Problem is null && (Plan is { } plan ? plan.Parts.All(p => p.Missing.Count == 0) : HasBeside || Board is not null);

    /// <summary>The first part of an event that has no column; null where none is missing.</summary>
    public string? Missing => Plan?.Parts.SelectMany(p => p.Missing).FirstOrDefault();

    /// <summary>Whether the other file has the same columns.</summary>
    public bool HasColumnsOf(DraftFile other) =>
        Plan is { } mine && other.Plan is { } its && mine.First.Format == its.First.Format && mine.First.Columns.Select(c => c.Name).SequenceEqual(its.First.Columns.Select(c => c.Name), StringComparer.Ordinal);

    /// <summary>Reads it in another way.</summary>
    public Task ChooseAsync(ImportRequest request)
    {
        Request = request;
        return LookAsync();
    }

    /// <summary>Finds out how it is read, then begins to check all its rows.</summary>
    public async Task LookAsync()
    {
        _checking?.Cancel();
        _checking = new CancellationTokenSource();
        var stop = _checking.Token;
        var request = Request with { Files = [arrived.File] };
        (IsLooking, Check) = (true, null);
        changed();
        try
        {
            var (board, routed, preview) = await Task.Run(() => Look(request), stop);
            if (!stop.IsCancellationRequested)
            {
                (Board, Plan, Beside, Preview, Problem) = (board, routed?.Events.FirstOrDefault(), routed is null ? null : routed with { Events = [] }, preview, null);
                WasRecognised = WasRecognised || Board is not null || System is not null;
            }
        }
        catch (SourceException e)
        {
            Problem = e.InWords();
        }
        finally
        {
            IsLooking = false;
            changed();
        }

        if (IsComplete && Plan is { } found && !stop.IsCancellationRequested)
        {
            _ = Task.Run(() => CheckAsync(found, stop), CancellationToken.None);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _checking?.Cancel();

    private static (BoardFile? Board, RoutedPlan? Plan, FirstRows? Preview) Look(ImportRequest request)
    {
        if (BoardFile.Recognise(request.Files[0], request) is { } board)
        {
            return (board, null, null);
        }

        var routed = RoutedPlan.OfCorrected(request);
        return (null, routed, routed.Events is [var plan, ..] ? FirstRows.Of(plan, plan.First) : null);
    }

    private async Task CheckAsync(SourcePlan plan, CancellationToken stop)
    {
        try
        {
            Take(await SourceCheck.OfAsync(plan, new Told(check => Take(check, stop)), stop), stop);
        }
        catch (OperationCanceledException)
        {
            // Another choice was made, or the file was taken out.
        }
        catch (SourceException e)
        {
            Problem = e.InWords();
            changed();
        }
    }

    private void Take(SourceCheck check, CancellationToken stop)
    {
        if (!stop.IsCancellationRequested)
        {
            Check = check;
            changed();
        }
    }

    private sealed class Told(Action<SourceCheck> tell) : IProgress<SourceCheck>
    {
        public void Report(SourceCheck value) => tell(value);
    }
}
