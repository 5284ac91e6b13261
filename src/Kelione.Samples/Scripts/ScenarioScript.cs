namespace Kelione.Samples;

/// <summary>
/// What makes one scenario: its words, its calendar, and how one customer (or account) lives. Stateless but for the vocabulary, so one script serves many streams at once.
/// </summary>
internal abstract class ScenarioScript
{
    public abstract string Name { get; }

    public abstract string Title { get; }

    public abstract string Description { get; }

    public abstract int DefaultCustomers { get; }

    public abstract Vocabulary Words { get; }

    public abstract EventSchema Schema { get; }

    public abstract Arrivals Arrivals { get; }

    public abstract IReadOnlyList<PlantedTruth> Truths { get; }

    /// <summary>What clicks on paid touches cost; empty where the scenario has no advertising.</summary>
    public virtual IReadOnlyList<ClickCost> ClickCosts => [];

    /// <summary>Where the campaign's name stands among the free attributes; -1 where there are no campaigns.</summary>
    public virtual int CampaignAttribute => -1;

    /// <summary>How many units live together so many customers; a unit is a customer unless the scenario has accounts.</summary>
    public virtual int UnitsFor(int customers) => customers;

    /// <summary>Writes the life of one unit down. Its chance comes from the journey; with <paramref name="planted"/> false nothing depends on anything beyond what the frequencies demand.</summary>
    public abstract void Live(int unit, Journey journey, bool planted);
}

/// <summary>The price of one click.</summary>
/// <param name="Activity">The activity that is a click.</param>
/// <param name="Channel">The channel of the click.</param>
/// <param name="Cents">The price in hundredths.</param>
internal sealed record ClickCost(string Activity, string Channel, int Cents);
