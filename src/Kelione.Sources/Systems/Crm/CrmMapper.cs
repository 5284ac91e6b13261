using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>What the mappers of all CRM systems do alike: customers named with the system before their numbers, deals whose stages are events, traits without what names a person.</summary>
internal abstract class CrmMapper(SystemProfile profile, SystemReading reading) : SystemMapper
{
    /// <summary>What is read.</summary>
    protected SystemReading Reading => reading;

    /// <summary>Where a record stands, for clues.</summary>
    protected string Place(SystemRecord record) => record.Line > 0 ? Invariant($"{reading.FileName}, line {record.Line}") : reading.FileName;

    /// <summary>How somebody is called: CRM systems count from 1, so that the number 501 of two of them is two people.</summary>
    /// <param name="kind">contact, deal, lead, company.</param>
    /// <param name="id">The system's own number.</param>
    protected string Own(string kind, string id) => $"{profile.Name}:{kind} {id}";

    /// <inheritdoc />
    public override IEnumerable<string> EndNotes => reading.Neighbours.IsCut ? ["the archive's other tables hold more than is kept for joining: later deals stayed without their contact"] : [];

    /// <summary>Reads a moment; where the cell has a text that is none, refuses the record.</summary>
    protected bool TryTime(SystemRows rows, string? text, string field, out long micros)
    {
        if (SystemTimes.TryAny(text, reading.Zone, reading.Hint("dates") == "day-first", out micros))
        {
            return true;
        }

        rows.Refuse(text is null ? "there is no time" : $"this is no time: '{text[..Math.Min(60, text.Length)]}'", field);
        return false;
    }

    /// <summary>Begins a deal's event.</summary>
    protected void DealEvent(SystemRows rows, string customer, string deal, long time, string activity, string eventId)
    {
        rows.Event(customer, time, activity);
        rows.SetId(eventId);
        rows.Set(EventFields.Source, profile.Title);
        rows.Set(CrmWords.Deal, deal);
    }

    /// <summary>Adds a deal's amount: as the event's value where it is won, else as an attribute.</summary>
    protected static void Money(SystemRows rows, string? amount, bool isWon)
    {
        if (CrmWords.Amount(amount) is { } money)
        {
            if (isWon)
            {
                rows.SetValue(money);
            }
            else
            {
                rows.Attribute(CrmWords.DealAmount, money.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>Adds what is left of a record as attributes.</summary>
    /// <param name="record">The record.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="isUsed">Whether a column was used otherwise, by its plain name; see <see cref="SystemRecord.Named"/>.</param>
    /// <param name="prefix">What is cut off the columns' names.</param>
    protected static void Traits(SystemRecord record, SystemRows rows, Func<string, bool> isUsed, string prefix = "")
    {
        for (var column = 0; column < record.Count; column++)
        {
            var name = record.Columns[column];
            var own = prefix.Length > 0 && name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
            if (!isUsed(record.PlainName(column)) && record.Cell(column) is { IsEmpty: false } cell && !PersonalFields.Is(own, cell))
            {
                rows.Attribute(own, cell);
            }
        }
    }

    /// <summary>Tells the keys of a person's addresses.</summary>
    protected void Addresses(SystemRecord record, SystemRows rows, string customer, long time, IEnumerable<string?> emails, IEnumerable<string?> phones)
    {
        foreach (var email in emails)
        {
            if (email is not null && PersonalKey.OfEmail(email) is { } key)
            {
                rows.Clue(customer, ClueKind.Email, key, time, Place(record));
            }
        }

        foreach (var phone in phones)
        {
            if (phone is not null && PersonalKey.OfPhone(phone) is { } key)
            {
                rows.Clue(customer, ClueKind.Phone, key, time, Place(record));
            }
        }
    }
}
