using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>The customers of a scenario as a CRM keeps them: each a contact with one deal, whose stages are what the customer did; where the customer paid first, the deal is won.</summary>
internal static class CrmWorld
{
    /// <summary>The stage of the event in which a deal is won.</summary>
    public const string Won = "Closed Won";

    /// <summary>The deals, by rising time of their first event.</summary>
    public static IReadOnlyList<CrmDeal> Of(IReadOnlyList<JourneyEvent> events) =>
        [.. events.GroupBy(e => e.Customer, StringComparer.Ordinal).Select((g, i) => new CrmDeal(i + 1, g.Key, [.. g]))];

    /// <summary>An event of a deal as far as CRM exports tell of it.</summary>
    public static JourneyEvent Truth(string customer, string activity, long micros, string account, double? value = null, string? deal = null)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { [EventFields.Account] = account };
        if (deal is not null)
        {
            fields["deal"] = deal;
        }

        return new JourneyEvent { Customer = customer, Activity = activity, TimeMicros = micros, Fields = fields, Value = value };
    }
}

/// <summary>A customer of a CRM and the deal with them.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Customer">The scenario's id.</param>
/// <param name="Events">By rising time; not empty.</param>
internal sealed record CrmDeal(int Number, string Customer, IReadOnlyList<JourneyEvent> Events)
{
    private readonly JourneyEvent? _won = Events.FirstOrDefault(e => e.Value is > 0);

    /// <summary>The contact's number.</summary>
    public string Contact => (500_000 + Number).ToString(CultureInfo.InvariantCulture);

    /// <summary>The deal's number.</summary>
    public string Deal => (17_100_000 + Number).ToString(CultureInfo.InvariantCulture);

    /// <summary>The company's number; ten contacts work for one.</summary>
    public string Company => (9_000 + (Number / 10)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The company's name, with a comma to be quoted.</summary>
    public string CompanyName => string.Create(CultureInfo.InvariantCulture, $"Sample {Number / 10}, Ltd");

    /// <summary>An invented address that nobody has.</summary>
    public string Email => $"{Customer}@example.com";

    /// <summary>An invented number that nobody has.</summary>
    public string Phone => string.Create(CultureInfo.InvariantCulture, $"+370 600 {Number:D5}");

    /// <summary>When it began.</summary>
    public long Created => Events[0].TimeMicros;

    /// <summary>What the customer paid first; null where nothing was paid.</summary>
    public double? Amount => _won?.Value;

    /// <summary>The deal's title.</summary>
    public string Title => $"Order of {Customer}; \"phone\"";

    /// <summary>The stage that an event is.</summary>
    public string Stage(JourneyEvent e) => ReferenceEquals(e, _won) ? CrmWorld.Won : e.Activity;

    /// <summary>The amount as text; empty for none.</summary>
    public string AmountText => Amount?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}
