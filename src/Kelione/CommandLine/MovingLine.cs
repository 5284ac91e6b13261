using Kelione.CommandLine.Views;
using Kelione.Workspace;

namespace Kelione.CommandLine;

/// <summary>One line on stderr that shows how far a backup, a restoring or a move has come; nothing where stderr is no terminal.</summary>
internal sealed class MovingLine(Session session) : IProgress<MovingProgress>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private long? _shown;

    /// <inheritdoc />
    public void Report(MovingProgress value)
    {
        var time = session.Surroundings.Time;
        if (!session.Surroundings.ErrorIsTerminal || (_shown is { } shown && time.GetElapsedTime(shown) < Pause))
        {
            return;
        }

        _shown = time.GetTimestamp();
        var share = value.Of > 0 ? $"{Bars.Bar(Math.Min(1, value.Done / (double)value.Of), 20),-20} {session.Say.Percent(value.Done / (double)value.Of),7}  " : "";
        session.Surroundings.Error.Write("\r" + Cells.Fit($"{Cells.Fit(NameOf(session.MoveTexts, value.Part), 24)} {share}{session.Say.Count(value.Done)}", session.Surroundings.Width - 1));
    }

    /// <summary>What a part is called.</summary>
    public static string NameOf(MoveTexts texts, string part) => part switch
    {
        "events" => texts.PartEvents,
        "merges" => texts.PartMerges,
        "keys" => texts.PartKeys,
        "feedback" => texts.PartFeedback,
        "maps" => texts.PartMaps,
        "people" => texts.PartPeople,
        "files" => texts.PartFiles,
        "answers" => texts.PartAnswers,
        "check" => texts.PartCheck,
        _ => part,
    };

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_shown is not null)
        {
            session.Surroundings.Error.Write("\r" + new string(' ', session.Surroundings.Width - 1) + "\r");
            _shown = null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Clear();
}
