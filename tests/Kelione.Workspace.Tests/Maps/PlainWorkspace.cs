using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.Workspace.Tests;

/// <summary>
/// A workspace that stands on the plain oracle, over journeys written one customer a line, one word an event: <c>ann: look@0s pay@5m[channel=web,value=10]</c>, the time counted from <see cref="Day"/>.
/// </summary>
internal sealed class PlainWorkspace : IAsyncDisposable
{
    /// <summary>Monday, 5 January 2026, midnight UTC.</summary>
    public static readonly long Day = UtcTime.FromDateTime(new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc));

    private readonly Scratch _scratch;

    private PlainWorkspace(Scratch scratch, JourneyWorkspace workspace) => (_scratch, Workspace) = (scratch, workspace);

    public JourneyWorkspace Workspace { get; }

    public static Task<PlainWorkspace> TellAsync(params string[] lines) => OfAsync([.. lines.SelectMany(Line)]);

    public static async Task<PlainWorkspace> OfAsync(IReadOnlyList<JourneyEvent> events)
    {
        var scratch = new Scratch();
        return new PlainWorkspace(scratch, await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, (_, _) => Task.FromResult<IWorkspaceStorage>(new PlainStorage(events))));
    }

    public async ValueTask DisposeAsync()
    {
        await Workspace.DisposeAsync();
        _scratch.Dispose();
    }

    private static IEnumerable<JourneyEvent> Line(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Event(line[..colon], word));
    }

    private static JourneyEvent Event(string customer, string word)
    {
        var bracket = word.IndexOf('[', StringComparison.Ordinal);
        var fields = bracket < 0 ? [] : word[(bracket + 1)..^1].Split(',').Select(f => f.Split('=')).ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal);
        var head = (bracket < 0 ? word : word[..bracket]).Split('@');
        return new JourneyEvent
        {
            Customer = customer,
            Activity = head[0],
            TimeMicros = Day + Duration.Parse(head[1]).Micros,
            Value = fields.Remove(EventFields.Value, out var value) ? double.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : null,
            Fields = fields,
        };
    }

    private sealed class PlainStorage(IReadOnlyList<JourneyEvent> events) : IWorkspaceStorage
    {
        public IJourneyStore Store => throw new NotSupportedException("These events are given.");

        public IFeedbackStore Feedback { get; } = new NoFeedback();

        public IPersonKeyStore Keys => throw new NotSupportedException("These events are given.");

        public IJourneyEngine Engine { get; } = new PlainEngine(events);

        public Task<UpkeepReport> VerifyAsync(CancellationToken cancellationToken = default) => Task.FromResult(new UpkeepReport(true, []));

        public Task<UpkeepReport> RebuildAsync(CancellationToken cancellationToken = default) => VerifyAsync(cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
