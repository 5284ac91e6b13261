using System.Diagnostics;
using System.Globalization;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.Bench;

/// <summary>
/// Times the two headline questions and the measuring of a map alone, over a workspace that an earlier run of <c>peers</c> left: the stopwatch for work on their kernels. On a machine that others use as well
/// the least of many rounds and the processor time say more than the median.
/// </summary>
internal static class KernelTimes
{
    /// <summary>Asks each question many times and says what it took.</summary>
    /// <param name="workspaceFolder">The workspace.</param>
    /// <param name="rounds">How often each is asked, after as many rounds again that do not count.</param>
    /// <param name="say">Gets the lines.</param>
    public static async Task RunAsync(string workspaceFolder, int rounds, Action<string> say)
    {
        if (!Directory.Exists(workspaceFolder))
        {
            throw new DirectoryNotFoundException($"No workspace in {workspaceFolder}: run 'peers' first, it leaves one there.");
        }

        var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(workspaceFolder)).ConfigureAwait(false);
        await using var _ = workspace.ConfigureAwait(false);
        var status = await workspace.AskAsync(new StatusQuestion()).ConfigureAwait(false);
        say(string.Create(CultureInfo.InvariantCulture, $"{status.Events:N0} events, {Environment.ProcessorCount} threads, {rounds} rounds"));
        await TimeAsync(BenchTasks.Funnel, () => workspace.AskAsync(OursPeer.Funnel(times: false)), status.Events, rounds, say).ConfigureAwait(false);
        await TimeAsync(BenchTasks.Graph, () => workspace.AskAsync(new FlowsQuestion { Details = false }), status.Events, rounds, say).ConfigureAwait(false);
        await TimeAsync(BenchTasks.Map, () => workspace.AskAsync(OursPeer.Map), status.Events, rounds, say).ConfigureAwait(false);
    }

    private static async Task TimeAsync<TAnswer>(string task, Func<Task<TAnswer>> ask, long events, int rounds, Action<string> say)
    {
        var times = new List<double>();
        var processor = TimeSpan.Zero;
        for (var round = -rounds; round < rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.GetTimestamp();
            await ask().ConfigureAwait(false);
            if (round >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
                processor += Environment.CpuUsage.TotalTime - before;
            }
        }

        times.Sort();
        say(string.Create(
            CultureInfo.InvariantCulture,
            $"{task}: least {times[0]:F2} ms, median {times[rounds / 2]:F2} ms, processor {processor.TotalMilliseconds / rounds:F2} ms a round, {processor.TotalNanoseconds / rounds / events:F2} ns an event"));
    }
}
