namespace Kelione.Voice.Lexicons;

/// <summary>The subjects of commerce and service that the lexicons name in every language, so that delivery is one theme in all five.</summary>
public static class Topics
{
    private static readonly Dictionary<string, int> Indexes;

#pragma warning disable CA1810 // the index is made from the list, which is set here too
    static Topics()
    {
        All =
        [
            "delivery", "price", "quality", "product", "payment", "queue", "refund", "return", "support", "staff", "app", "website", "store", "order", "stock", "packaging", "size",
            "booking", "luggage", "flight", "account", "loan", "card", "security", "network", "speed", "billing", "contract", "food", "taste", "advertising", "promotion", "information",
            "privacy", "usability", "accessibility", "cleanliness", "comfort", "schedule", "cancellation", "warranty", "repair",
        ];
        Indexes = All.Select((topic, index) => (topic, index)).ToDictionary(t => t.topic, t => t.index, StringComparer.Ordinal);
    }
#pragma warning restore CA1810

    /// <summary>The topics' names, which serve as ids in files and addresses; a face translates them.</summary>
    public static IReadOnlyList<string> All { get; }

    /// <summary>The index of a topic.</summary>
    /// <param name="topic">Its name.</param>
    /// <returns>The index in <see cref="All"/>, or −1.</returns>
    public static int IndexOf(string topic) => Indexes.GetValueOrDefault(topic, -1);
}
