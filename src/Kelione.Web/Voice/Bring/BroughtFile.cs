using Kelione.Journeys;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.Web.Voice.Bring;

/// <summary>A file of feedback that was dropped and not imported yet: how it would be read, and what a person says otherwise. Not safe for several threads.</summary>
public sealed class BroughtFile
{
    /// <summary>The choice of a column that is kept as it is.</summary>
    public const string Kept = "+";

    /// <summary>The choice of a column that is not kept.</summary>
    public const string Ignored = "-";

    /// <summary>The look that was asked for last; the next one waits for it.</summary>
    private Task _latest = Task.CompletedTask;

    /// <summary>A file, not looked into yet.</summary>
    /// <param name="arrived">Where it lies.</param>
    public BroughtFile(ArrivedFile arrived)
    {
        Arrived = arrived;
        Request = new FeedbackRequest { Reading = new ImportRequest { Files = [arrived.File] } };
    }

    /// <summary>Where it lies.</summary>
    public ArrivedFile Arrived { get; }

    /// <summary>What was said of it so far.</summary>
    public FeedbackRequest Request { get; private set; }

    /// <summary>How it would be read; null before it was looked into.</summary>
    public FeedbackSourcePlan? Plan { get; private set; }

    /// <summary>Finds out how it would be read; where that fails all stays as it was. What is said while the file is still being looked into waits for its turn, and is said of what stands by then.</summary>
    /// <param name="visit">Who brings it.</param>
    /// <param name="say">What is said of it, on top of what stands.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SourceException">It cannot be read so.</exception>
    public Task ReadAsync(WorkspaceVisit visit, Func<FeedbackRequest> say, CancellationToken cancellationToken) => _latest = ReadAfterAsync(_latest, visit, say, cancellationToken);

    /// <summary>What becomes of a column: a role, <see cref="Kept"/> or <see cref="Ignored"/>.</summary>
    /// <param name="column">The column's name.</param>
    public string ChoiceOf(string column) =>
        Plan!.First.Roles.FirstOrDefault(r => r.Value == column).Key ?? (Plan.First.Ignore.Contains(column, StringComparer.Ordinal) ? Ignored : Kept);

    /// <summary>What is said of the file where a column becomes something else. All that was guessed so far counts as said from then on: another guess must not take what a person gave.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="choice">A role, <see cref="Kept"/> or <see cref="Ignored"/>.</param>
    public FeedbackRequest WithColumn(string column, string choice)
    {
        var roles = Plan!.First.Roles.Where(r => r.Value != column && r.Key != choice).ToDictionary(StringComparer.Ordinal);
        if (choice is not (Kept or Ignored))
        {
            roles[choice] = column;
        }

        var ignored = Request.Reading.Ignore.Where(c => c != column);
        return Request with { Reading = Request.Reading with { OnlyStated = true, Roles = roles, Ignore = [.. choice == Ignored ? ignored.Append(column) : ignored] } };
    }

    /// <summary>What is said of the file where it is of a kind.</summary>
    /// <param name="kind">The kind's name.</param>
    public FeedbackRequest WithKind(string? kind) => Request with { Kind = FeedbackKinds.Find(kind ?? "") };

    /// <summary>What is said of the file where its times without an offset are those of a zone.</summary>
    /// <param name="zone">The zone's name; empty for UTC.</param>
    public FeedbackRequest WithZone(string? zone) => Request with { Reading = Request.Reading with { Zone = string.IsNullOrWhiteSpace(zone) ? null : zone.Trim() } };

    private async Task ReadAfterAsync(Task before, WorkspaceVisit visit, Func<FeedbackRequest> say, CancellationToken cancellationToken)
    {
        // Whoever asked for the look before is told how it failed; this one goes on from what stands.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var request = say();
        var plans = await Task.Run(() => visit.PlanFeedback(request), cancellationToken);
        (Plan, Request) = (plans[0], request);
    }
}
