using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Which customers stand out.</summary>
internal sealed class CustomersKernel : Kernel<CustomersQuestion, CustomersAnswer>
{
    protected override CustomersAnswer Ask(CustomersQuestion question, KernelRun run)
    {
        var customers = JourneyChunks.Walk(run, () => new List<(int Person, double Value, long Number)>(), (range, found) =>
        {
            var (offsets, times) = (range.Segment.Offsets, range.Segment.Times);
            for (var j = range.First; j < range.End; j++)
            {
                var (first, end) = (offsets[j], offsets[j + 1]);
                var value = question.Order == CustomerOrder.Value ? CustomerPages.SumOfValues(range.Segment, first, end) ?? double.NegativeInfinity : 0;
                found.Add((range.Segment.Persons[j], value, question.Order switch { CustomerOrder.Events => end - first, CustomerOrder.Last => times[end - 1], _ => 0 }));
            }
        }).SelectMany(found => found);
        var names = run.Snapshot.Persons;
        var top = Ranking.Top(customers, question.Top, (left, right) =>
            left.Value != right.Value ? right.Value.CompareTo(left.Value)
            : left.Number != right.Number ? right.Number.CompareTo(left.Number)
            : string.CompareOrdinal(names[left.Person], names[right.Person]));
        return new CustomersAnswer { Customers = CustomerPages.Summaries([.. top.Select(c => c.Person)], run) };
    }

    protected override PersonSet? Open(CustomersQuestion question, string[] address, KernelRun run) =>
        address is ["all"] ? StatusKernel.PersonsWith(run, null) : null;
}
