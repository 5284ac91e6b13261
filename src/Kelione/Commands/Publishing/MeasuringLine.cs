using Kelione.CommandLine.Views;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Publishing;

/// <summary>One line on stderr that shows how far a measuring has come; nothing where stderr is no terminal.</summary>
internal sealed class MeasuringLine(Session session) : IProgress<MeasureProgress>, IDisposable
{
    private bool _isShown;

    /// <inheritdoc />
    public void Report(MeasureProgress value)
    {
        if (session.Surroundings.ErrorIsTerminal)
        {
            _isShown = true;
            session.Surroundings.Error.Write("\r" + Cells.Fit($"{session.Say.Count(value.Done)}/{session.Say.Count(value.Of)} {value.What}", session.Surroundings.Width - 1));
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            session.Surroundings.Error.Write("\r" + new string(' ', session.Surroundings.Width - 1) + "\r");
            _isShown = false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Clear();
}
