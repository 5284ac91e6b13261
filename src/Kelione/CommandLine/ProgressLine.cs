using Kelione.CommandLine.Views;
using Kelione.Workspace;

namespace Kelione.CommandLine;

/// <summary>One line on stderr that shows how far an import has come; nothing where stderr is no terminal.</summary>
internal sealed class ProgressLine(Session session) : IProgress<ImportProgress>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly long _began = session.Surroundings.Time.GetTimestamp();
    private long? _shown;

    /// <inheritdoc />
    public void Report(ImportProgress value)
    {
        var time = session.Surroundings.Time;
        if (!session.Surroundings.ErrorIsTerminal || (_shown is { } shown && time.GetElapsedTime(shown) < Pause))
        {
            return;
        }

        _shown = time.GetTimestamp();
        var share = value.BytesTotal > 0 ? value.BytesRead / (double)value.BytesTotal : 0;
        var speed = value.Rows / Math.Max(0.001, time.GetElapsedTime(_began).TotalSeconds);
        var file = value.Files > 1 ? $"{session.Say.Count(value.Number)}/{session.Say.Count(value.Files)} {value.File}" : value.File;
        var text = $"{Cells.Fit(Cells.Clean(file), 24)} {Bars.Bar(share, 20),-20} {session.Say.Percent(share),7}  {session.Say.Count(value.Rows)} ({session.Say.Count((long)speed)}/s)";
        session.Surroundings.Error.Write("\r" + Cells.Fit(text, session.Surroundings.Width - 1));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_shown is not null)
        {
            session.Surroundings.Error.Write("\r" + new string(' ', session.Surroundings.Width - 1) + "\r");
        }
    }
}
