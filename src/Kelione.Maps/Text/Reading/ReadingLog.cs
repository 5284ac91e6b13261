namespace Kelione.Maps.Text;

/// <summary>Gathers what is wrong with a text while it is read, so that a person sees everything at once. Not thread-safe.</summary>
internal sealed class ReadingLog(string file)
{
    /// <summary>More than a person reads at once; a text of nonsense must not make a list as long as itself.</summary>
    private const int Most = 50;

    private readonly List<MapTextProblem> _problems = [];

    public string File => file;

    /// <summary>Whether anything was wrong, listed or not.</summary>
    public bool HasErrors { get; private set; }

    public ValueList<MapTextProblem> Problems => _problems.OrderBy(p => p.Line).ThenBy(p => p.Column).ToValueList();

    public void Error(TextPlace place, string message)
    {
        HasErrors = true;
        // What stops the reading goes before what does not.
        if (_problems.Count == Most && _problems.FindLastIndex(p => p.IsWarning) is >= 0 and var warning)
        {
            _problems.RemoveAt(warning);
        }

        Add(new(file, place.Line, place.Column, message));
    }

    public void Warn(TextPlace place, string message) => Add(new(file, place.Line, place.Column, message, IsWarning: true));

    private void Add(MapTextProblem problem)
    {
        if (_problems.Count < Most)
        {
            _problems.Add(problem);
        }
    }
}

/// <summary>The text is no YAML that a map can be read from; nothing more can be said about it.</summary>
internal sealed class TextFormException(TextPlace place, string message) : Exception(message)
{
    public TextPlace Place => place;
}
