using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>What a record of a system's export holds, as rows whose columns are called as the parts of events (<see cref="EventFields"/>) or of feedback (<see cref="FeedbackRoles"/>); other columns are attributes.</summary>
internal sealed class SystemRows(ColumnSet columns, string system, bool isFeedback = false)
{
    private const int ClueMemory = 1 << 16;

    private readonly List<Row> _rows = [];
    private readonly HashSet<IdentityClue> _told = [];
    private List<IdentityClue> _clues = [];
    private int _count;

    /// <summary>How many rows the record has given.</summary>
    public int Count => _count;

    private Row Current => _rows[_count - 1];

    /// <summary>Begins the row of an event. Empty customer or activity is refused later, by the name of the part that is missing.</summary>
    public void Event(ReadOnlySpan<char> customer, long timeMicros, ReadOnlySpan<char> activity)
    {
        Begin();
        Set(EventFields.Customer, customer);
        Set(EventFields.Activity, activity);
        SetTime(EventFields.Time, timeMicros);
    }

    /// <summary>Begins the row of an event that is the last one but for its activity, value and id.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="idSuffix">What makes its id another than that of the last, where that has one.</param>
    public void EventAlike(string activity, string idSuffix)
    {
        var last = Current;
        Begin();
        Current.CopyFrom(last);
        Set(EventFields.Activity, activity);
        if (columns.IndexOf(EventFields.EventId) is >= 0 and var id && last[id] is { IsEmpty: false } text)
        {
            Set(EventFields.EventId, string.Concat(text, idSuffix));
        }
    }

    /// <summary>Begins an empty row, as of feedback.</summary>
    public void Begin()
    {
        if (_count == _rows.Count)
        {
            _rows.Add(new Row());
        }

        _rows[_count++].Clear();
    }

    /// <summary>Begins the row of something that was said.</summary>
    /// <param name="kind">What sort of thing it is: a name of <see cref="FeedbackKind"/>.</param>
    /// <param name="source">The system or site where it was said.</param>
    /// <param name="id">The system's own id; empty for none.</param>
    /// <param name="timeMicros">When, microseconds since 1970 UTC; null where nobody knows.</param>
    public void Feedback(FeedbackKind kind, string source, ReadOnlySpan<char> id, long? timeMicros)
    {
        Begin();
        Set(FeedbackRoles.Kind, FeedbackKinds.NameOf(kind));
        Set(FeedbackRoles.Source, source);
        SetId(id);
        if (timeMicros is { } time)
        {
            SetTime(FeedbackRoles.Time, time);
        }
    }

    /// <summary>Sets the rating of the row begun last and its scale.</summary>
    public void Rating(ReadOnlySpan<char> rating, RatingScale scale)
    {
        if (!rating.IsEmpty)
        {
            Set(FeedbackRoles.Rating, rating);
            Set(FeedbackRoles.Scale, scale.ToString());
        }
    }

    /// <summary>Sets a cell of the row begun last; empty text leaves it absent.</summary>
    public void Set(string column, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            Current.Set(columns.IndexOrAdd(column), text);
        }
    }

    /// <summary>Sets a free attribute of the row begun last, out of the way where the product itself has a part of that name.</summary>
    public void Attribute(ReadOnlySpan<char> name, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty && !name.IsEmpty)
        {
            var own = name.ToString();
            Set(EventFields.IsReserved(own) || (isFeedback && FeedbackRoles.All.Contains(own, StringComparer.Ordinal)) ? $"{system} {own}" : own, text);
        }
    }

    /// <summary>Sets a moment of the row begun last.</summary>
    public void SetTime(string column, long micros) => Set(column, UtcTime.Format(micros));

    /// <summary>Sets the amount of the row begun last.</summary>
    public void SetValue(double value) => Set(EventFields.Value, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Sets the amount where the text is a number; else the text is kept as an attribute, so that a strange amount costs no event.</summary>
    public void SetMoney(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            Set(EventFields.Value, text);
        }
        else
        {
            Attribute(EventFields.Value, text);
        }
    }

    /// <summary>Sets the system's own id of the row begun last; it is kept with the system's name before it, so that ids of two systems never meet.</summary>
    public void SetId(ReadOnlySpan<char> id)
    {
        if (!id.IsEmpty)
        {
            Set(EventFields.EventId, $"{system}:{id}");
        }
    }

    /// <summary>Refuses the record: a row that counts as read and rejected, with the reason.</summary>
    public void Refuse(string reason, string? field = null)
    {
        Begin();
        Current.Refuse(reason, field);
    }

    /// <summary>Tells another id of a customer; the same is told once.</summary>
    public void Clue(string customer, ClueKind kind, string value, long timeMicros, string place)
    {
        if (value.Length > 0 && customer.Length > 0 && (kind != ClueKind.AnonymousId || value != customer) && _told.Add(new IdentityClue(customer, kind, value, 0, "")))
        {
            _clues.Add(new IdentityClue(customer, kind, value, timeMicros, place));
            if (_told.Count > ClueMemory)
            {
                _told.Clear();
            }
        }
    }

    /// <summary>The rows of the record, and forgets them once the next is mapped.</summary>
    public Row this[int index] => _rows[index];

    /// <summary>Makes ready for the next record.</summary>
    public void Clear() => _count = 0;

    /// <summary>The clues since the last call.</summary>
    public IReadOnlyList<IdentityClue> TakeClues()
    {
        var clues = _clues;
        _clues = [];
        return clues;
    }
}
