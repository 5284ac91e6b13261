using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.TestEngine;

namespace Kelione.Engine.Tests.Kernels;

public class CustomersKernelTests
{
    private static readonly List<JourneyEvent> Events =
        [.. Journey("dan", "0 a", "1 a"), .. Journey("ann", "0 a[value=2]", "5 a[value=3]"), .. Journey("bob", "3 a[value=5]"), .. Journey("cyd", "2 a[value=-1]")];

    [Theory]
    [InlineData(CustomerOrder.Value, "ann bob cyd dan")]
    [InlineData(CustomerOrder.Events, "ann dan bob cyd")]
    [InlineData(CustomerOrder.Last, "ann bob cyd dan")]
    public void Customers_come_greatest_first_and_ties_by_id(CustomerOrder order, string customers)
    {
        Assert.Equal(customers, string.Join(' ', Over(Events).Ask(new CustomersQuestion { Order = order }).Customers.Select(c => c.Customer)));
        Assert.Equal(customers[..7], string.Join(' ', Over(Events).Ask(new CustomersQuestion { Order = order, Top = 2 }).Customers.Select(c => c.Customer)));
    }

    [Fact]
    public void A_summary_adds_up_what_the_customer_did() =>
        Assert.Equal(
            new CustomerSummary { Customer = "ann", Events = 2, FirstMicros = 0, LastMicros = RandomJourneys.Hours(5), Value = 5 }, Over(Events).Ask(new CustomersQuestion()).Customers[0]);
}
