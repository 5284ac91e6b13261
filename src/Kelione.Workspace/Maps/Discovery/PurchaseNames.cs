namespace Kelione.Workspace;

/// <summary>Tells by its name whether an activity is somebody's buying or paying, in the five languages.</summary>
public static class PurchaseNames
{
    /// <summary>Whether a name speaks of an order or a payment, and not of its failure or its return.</summary>
    /// <param name="activity">The activity's name.</param>
    public static bool Has(string activity)
    {
        var said = Meanings.Of(activity);
        return (said.ContainsKey("order:") || said.ContainsKey("pay:")) && !said.ContainsKey("refund:") && !ActivitySorts.IsError(activity);
    }
}
