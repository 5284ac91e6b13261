using Kelione.Journeys;
using Kelione.Workspace;
using Microsoft.AspNetCore.Components;

namespace Kelione.Web.Shared;

/// <summary>Where numbers are opened: one small panel and one drawer for all numbers of a tab.</summary>
public sealed class NumberDesk
{
    /// <summary>Told when a number is opened.</summary>
    public event Action<OpenNumber>? Opened;

    /// <summary>Told when somebody's journey is to be shown without a number before it.</summary>
    public event Action<string>? JourneyOpened;

    /// <summary>Opens a number's panel.</summary>
    public void Open(OpenNumber number) => Opened?.Invoke(number);

    /// <summary>Opens the drawer at a customer's journey.</summary>
    /// <param name="customer">Any id of the person.</param>
    public void OpenJourney(string customer) => JourneyOpened?.Invoke(customer);
}

/// <summary>A number that is opened. Immutable.</summary>
/// <param name="Handle">The answer's handle.</param>
/// <param name="Address">The number's address in it.</param>
public sealed record OpenNumber(string Handle, string Address)
{
    /// <summary>The element that was clicked.</summary>
    public ElementReference? Element { get; init; }

    /// <summary>The number as it is shown.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its name; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>What it means; null for nothing.</summary>
    public string? Definition { get; init; }

    /// <summary>Its interval as shown; null for none.</summary>
    public string? Interval { get; init; }

    /// <summary>Its course over time; null for none.</summary>
    public IReadOnlyList<double?>? Trend { get; init; }

    /// <summary>How many customers the question looked at; null where not known.</summary>
    public long? N { get; init; }

    /// <summary>How it was made.</summary>
    public IReadOnlyList<PolicyLine> Policy { get; init; } = [];

    /// <summary>The number itself; null where the answer is not at hand.</summary>
    public Measure? Measure { get; init; }

    /// <summary>What else is behind it beside customers: what they said; null for nothing.</summary>
    public NumberSource? Source { get; init; }

    /// <summary>The sides of a difference, either of which opens; empty for a number that is no difference.</summary>
    public IReadOnlyList<NumberSide> Sides { get; init; } = [];
}

/// <summary>One of the two numbers that a difference is of. Immutable.</summary>
/// <param name="Name">Whose it is: a group, a period.</param>
/// <param name="Handle">The handle of its answer.</param>
/// <param name="Address">Its address in it.</param>
/// <param name="Text">The number as it is shown.</param>
public sealed record NumberSide(string Name, string Handle, string Address, string Text)
{
    /// <summary>A side whose answer is at hand.</summary>
    public static NumberSide Of(string name, Answer? answer, string address, string text) => new(name, answer?.Handle ?? "", address, text);
}

/// <summary>What a number of feedback is made of. Immutable.</summary>
/// <param name="Href">The page that shows it.</param>
/// <param name="Open">The words of the link to it.</param>
/// <param name="CustomersAsync">Finds the handle of the customers behind it; its result is null where nobody knows who they are.</param>
public sealed record NumberSource(string Href, string Open, Func<WorkspaceVisit, Task<string?>> CustomersAsync);

/// <summary>Addresses of the pages behind a number.</summary>
internal static class NumberLinks
{
    /// <summary>The customers behind a number.</summary>
    public static string Customers(string workspace, string handle, string address) => $"{workspace}/customers?handle={Uri.EscapeDataString(handle)}&address={Uri.EscapeDataString(address)}";

    /// <summary>The customers behind a number that has a name; the page says it.</summary>
    public static string Customers(string workspace, string handle, string address, string label, string text)
    {
        // A figure alone names nothing.
        var name = label.Length > 0 ? $"{label} {text}".TrimEnd() : "";
        return Customers(workspace, handle, address) + (name.Length > 0 ? "&name=" + Uri.EscapeDataString(name) : "");
    }

    /// <summary>A customer's journey.</summary>
    public static string Journey(string workspace, string customer) => $"{workspace}/customers/{Uri.EscapeDataString(customer)}";
}
