using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Answers of surveys, a row a person: the first rating with all that was written, every other rating as an entry of its own, choices as attributes of the first. What is asked shows in the questions' words.
/// </summary>
/// <param name="source">How the system is called.</param>
/// <param name="reading">What is read.</param>
/// <param name="shape">How the system lays its rows out.</param>
internal sealed class SurveyMapper(string source, SystemReading reading, SurveyShape shape) : SystemMapper
{
    private readonly IReadOnlyList<(string Column, FeedbackKind Kind, RatingScale Scale)> _ratings = SurveyQuestions.Ratings(reading.Details);
    private readonly IReadOnlyList<string> _texts = SurveyQuestions.Texts(reading.Details);

    public override void Map(SystemRecord record, SystemRows rows)
    {
        if (!shape.Time(record, reading, out var time))
        {
            rows.Refuse("there is no time of the answer, or none that is understood", shape.TimeField);
            return;
        }

        var id = shape.Id(record) ?? "";
        var email = shape.Email(record);
        var customer = shape.Customer(record) ?? email;
        if (customer is not null && email is not null)
        {
            rows.Clue(customer, ClueKind.Email, email, time, Invariant($"{reading.FileName}, line {record.Line}"));
        }

        var given = _ratings.Where(r => record.Text(r.Column) is not null).ToList();
        for (var i = 0; i < Math.Max(1, given.Count); i++)
        {
            var rating = i < given.Count ? given[i] : (Column: "", Kind: FeedbackKind.Survey, Scale: RatingScale.Stars);
            rows.Feedback(rating.Kind, source, id.Length == 0 || i == 0 ? id : Invariant($"{id}-{i + 1}"), time);
            rows.Set(FeedbackRoles.Customer, customer);
            if (rating.Column.Length > 0)
            {
                rows.Rating(record.Text(rating.Column), rating.Scale);
                rows.Attribute("question", rating.Column);
            }

            if (i == 0)
            {
                rows.Set(FeedbackRoles.Text, string.Join('\n', _texts.Select(record.Text).OfType<string>()));
                AddChoices(record, rows);
            }
        }
    }

    private void AddChoices(SystemRecord record, SystemRows rows)
    {
        for (var column = 0; column < record.Count; column++)
        {
            var name = record.Columns[column];
            if (!shape.IsFixed(record.PlainName(column)) && !_texts.Contains(name, StringComparer.Ordinal) && !_ratings.Any(r => r.Column == name)
                && record.Cell(column) is { IsEmpty: false } cell && !PersonalFields.Is(name, cell))
            {
                rows.Attribute(name, cell);
            }
        }
    }
}

/// <summary>How a survey system lays its rows out.</summary>
internal sealed record SurveyShape
{
    /// <summary>Reads the moment of an answer.</summary>
    public delegate bool TimeReader(SystemRecord record, SystemReading reading, out long micros);

    /// <summary>The moment of the answer.</summary>
    public required TimeReader Time { get; init; }

    /// <summary>Where the moment stands.</summary>
    public required string TimeField { get; init; }

    /// <summary>The id of the answers; null for none.</summary>
    public required Func<SystemRecord, string?> Id { get; init; }

    /// <summary>Who answered, as an id that was handed in with the survey; null for none.</summary>
    public required Func<SystemRecord, string?> Customer { get; init; }

    /// <summary>The key of the e-mail address of who answered; null for none.</summary>
    public required Func<SystemRecord, string?> Email { get; init; }

    /// <summary>Whether a column is the system's own and no question, by its plain name.</summary>
    public required Func<string, bool> IsFixed { get; init; }

    /// <summary>Names under which surveys are handed whose answers they are.</summary>
    public static string[] CustomerNames { get; } = ["userid", "customerid", "clientid", "contactid", "crmid", "externalid", "memberid", "customdata1", "customdata"];

    /// <summary>The key of an e-mail address in the first of these columns; null where there is none.</summary>
    public static string? EmailKey(SystemRecord record, params ReadOnlySpan<string> names) => record.Named(names) is { } email ? PersonalKey.OfEmail(email) : null;
}
