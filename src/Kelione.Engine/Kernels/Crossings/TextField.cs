using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>A text field of events by its codes: a free or well-known one, or the activity. Bound to segments beforehand.</summary>
internal sealed class TextField
{
    private readonly ITextDictionary? _texts;
    private readonly Codes[] _segments;

    public TextField(string name, JourneySnapshot snapshot, IReadOnlyList<JourneySegment> segments)
    {
        var isActivity = name == EventFields.Activity;
        _texts = isActivity ? snapshot.Activities : snapshot.FieldTexts(name);
        _segments = [.. segments.Select(s => isActivity ? new Codes(s.Activities, 0) : s.TryField(name, out var codes) ? new Codes(codes, 1) : new Codes(null, 0))];
    }

    /// <summary>How many codes there are.</summary>
    public int Count => _texts?.Count ?? 0;

    public string this[int code] => _texts![code];

    public int? CodeOf(string text) => _texts?.CodeOf(text);

    public Codes In(JourneyRange range) => _segments[range.SegmentIndex];

    /// <summary>The field's codes in one segment.</summary>
    internal readonly struct Codes(CodeColumn? column, int offset)
    {
        /// <summary>The code at a row; −1 where the event lacks the field.</summary>
        public int this[long row] => column is { } codes ? codes[row] - offset : -1;
    }
}
