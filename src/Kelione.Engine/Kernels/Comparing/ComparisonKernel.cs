using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Asks the same question of two segments and holds the numbers against one another.</summary>
internal sealed class ComparisonKernel : Kernel<ComparisonQuestion, ComparisonAnswer>
{
    protected override ComparisonAnswer Ask(ComparisonQuestion question, KernelRun run)
    {
        var (ofLeft, ofRight) = (question.OfLeft(), question.OfRight());
        var (left, right) = (run.Over(ofLeft.Scope), run.Over(ofRight.Scope));
        var leftAnswer = KernelList.Ask(ofLeft, left);
        var rightAnswer = KernelList.Ask(ofRight, right);
        var (visibleLeft, visibleRight) = (PersonSets.Visible(left), PersonSets.Visible(right));
        var inBoth = PersonSets.CountBoth(visibleLeft, visibleRight);
        return new ComparisonAnswer
        {
            N = visibleLeft.Count + visibleRight.Count - inBoth,
            Left = leftAnswer,
            Right = rightAnswer,
            InBoth = inBoth,
            Differences = Differences.Of([.. leftAnswer.Measures()], [.. rightAnswer.Measures()]),
        };
    }

    protected override long CustomersLookedAt(ComparisonAnswer answer, KernelRun run) => answer.N;

    protected override PersonSet? Open(ComparisonQuestion question, string[] address, KernelRun run)
    {
        var side = address[0] switch { "left" => question.OfLeft(), "right" => question.OfRight(), _ => null };
        return side is null || address.Length < 2 ? null : KernelList.Open(side, Handles.Address(address.AsSpan(1)), run.Over(side.Scope));
    }
}
