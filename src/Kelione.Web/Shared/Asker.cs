namespace Kelione.Web.Shared;

/// <summary>Asks before something is taken away, and says what hangs on it. One for each tab.</summary>
public sealed class Asker
{
    private TaskCompletionSource<bool>? _answer;

    /// <summary>Told when a question is asked or answered.</summary>
    public event Action? Changed;

    /// <summary>What is asked just now; null for nothing.</summary>
    public Confirmation? Question { get; private set; }

    /// <summary>Asks; true where they want it done. A second question answers the first with no.</summary>
    public Task<bool> AskAsync(Confirmation question)
    {
        _answer?.TrySetResult(false);
        _answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Question = question;
        Changed?.Invoke();
        return _answer.Task;
    }

    /// <summary>Gives the person's answer.</summary>
    public void Answer(bool isYes)
    {
        Question = null;
        _answer?.TrySetResult(isYes);
        _answer = null;
        Changed?.Invoke();
    }
}

/// <summary>What is asked before something is taken away. Immutable.</summary>
/// <param name="Title">The question, such as: Remove the step "Tries it in a store"?</param>
public sealed record Confirmation(string Title)
{
    /// <summary>What hangs on it: "Cards on it", "4".</summary>
    public IReadOnlyList<(string What, string Result)> Consequences { get; init; } = [];

    /// <summary>How it can be undone; empty for nothing to say.</summary>
    public string Note { get; init; } = "";

    /// <summary>The safe button; null for "Keep it".</summary>
    public string? Keep { get; init; }

    /// <summary>The button that does it; null for "Remove".</summary>
    public string? Do { get; init; }

    /// <summary>Whether something is taken away; else it is only a step worth a thought.</summary>
    public bool IsDanger { get; init; } = true;
}
