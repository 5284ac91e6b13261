namespace Kelione.Web.Shared;

/// <summary>Short messages at the foot of the page. One for each tab; call it on the renderer's thread.</summary>
public sealed class Toaster
{
    /// <summary>How many are shown at once, the newest.</summary>
    public const int Most = 3;

    private readonly List<Toast> _toasts = [];

    /// <summary>Told when they change.</summary>
    public event Action? Changed;

    /// <summary>Those shown, the oldest first.</summary>
    public IReadOnlyList<Toast> Toasts => _toasts;

    /// <summary>Shows a message. Errors stay until they are closed; others leave after some seconds, not while pointed at or focused.</summary>
    public void Show(Toast toast)
    {
        _toasts.Add(toast);
        while (_toasts.Count > Most)
        {
            _toasts.RemoveAt(0);
        }

        Changed?.Invoke();
    }

    /// <summary>Something was done.</summary>
    /// <param name="text">What.</param>
    /// <param name="action">What can be done about it, such as Undo; null for nothing.</param>
    /// <param name="onAction">Does it.</param>
    public void Done(string text, string? action = null, Func<Task>? onAction = null) => Show(new Toast(text) { Action = action, OnAction = onAction });

    /// <summary>Something went wrong.</summary>
    public void Wrong(string text) => Show(new Toast(text) { IsError = true });

    /// <summary>Takes a message away.</summary>
    public void Close(Toast toast)
    {
        if (_toasts.Remove(toast))
        {
            Changed?.Invoke();
        }
    }
}

/// <summary>A short message; each is itself, even where two say the same.</summary>
/// <param name="text">The words.</param>
public sealed class Toast(string text)
{
    /// <summary>The words.</summary>
    public string Text => text;

    /// <summary>Whether it tells that something went wrong.</summary>
    public bool IsError { get; init; }

    /// <summary>Whose doing it is, for their initials; null for the program's.</summary>
    public string? Person { get; init; }

    /// <summary>What can be done about it; null for nothing.</summary>
    public string? Action { get; init; }

    /// <summary>Does it.</summary>
    public Func<Task>? OnAction { get; init; }
}
