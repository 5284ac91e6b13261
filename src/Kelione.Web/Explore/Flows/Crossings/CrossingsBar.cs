namespace Kelione.Web.Explore.Flows;

/// <summary>A bar of customers.</summary>
/// <param name="Name">Of whom.</param>
/// <param name="Address">The address of the number.</param>
/// <param name="Customers">How many.</param>
public sealed record CrossingsBar(string Name, string Address, long Customers);
