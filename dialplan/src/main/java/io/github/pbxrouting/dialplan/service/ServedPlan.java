package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.core.analysis.PlanAnalysis;

/**
 * A plan that answers, and its version.
 *
 * @param version the version
 * @param router the compiled plan
 * @param analysis explains where its numbers go
 */
record ServedPlan(PlanVersion version, BrandRouter router, PlanAnalysis analysis) {

  static ServedPlan of(BrandRouter router) {
    return new ServedPlan(PlanVersion.of(router.brand()), router, PlanAnalysis.of(router));
  }
}
