namespace Kelione.Web.Shared;

/// <summary>Says to a screen reader what changed on the page. One for each tab.</summary>
public sealed class Announcer
{
    /// <summary>Told with the words.</summary>
    public event Action<string>? Said;

    /// <summary>Says something, once, when the reader has finished what it reads.</summary>
    public void Say(string words) => Said?.Invoke(words);
}
